import { assemble } from '#server/assemble';
import { readConfig } from '#ingest/config';
import { serverConfigSchema } from '#server/config';
import { ask } from './evals/ask-all.js';
const { tools } = await assemble({ ...readConfig(serverConfigSchema), LLM_BASE_URL: undefined, onRebuild: () => {} } as never);
const qs = process.argv.slice(2);
for (const q of qs) { const { answer } = await ask(q.split(' // '), tools); console.log(answer.outcome.padEnd(28), answer.language, q, '=>', answer.answer[0]?.text.slice(0, 70)); }
process.exit(0);
