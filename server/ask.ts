import { parseArgs } from 'node:util';
import { languageSchema } from '#corpus/material';
import { readConfig } from '#ingest/config';
import { EXIT, runCommand, usageError } from '#ingest/run-command';
import { assembleAnswer } from './answer/assemble-answer.js';
import { wordingOf } from './answer/wording/wording-of.js';
import type { AnswerTrace } from './answer-trace.js';
import { assemble } from './assemble.js';
import { serverConfigSchema } from './config.js';
import { type ChatAnswer, chatRequestSchema } from './contract.js';
import { makeReceipt } from './observe/receipt.js';

const HELP = `Usage: npm run ask -- "question" ["follow-up" …] [options]

Answers a question from the material and lists the sources. Further questions go on from the first.

Options:
  --lang fi|sv|en   language of the answer (default: that of the question)
  --json            print the answer as POST /api/chat gives it
  --receipt         print what the answer hangs on: corpus, model, thresholds, candidates, verdict
  --help            show this help
`;

await runCommand('ask', async () => {
  const { values, positionals } = readOptions();
  if (values.help || positionals.length === 0) {
    process.stdout.write(HELP);
    return values.help ? EXIT.ok : EXIT.usage;
  }
  const language = languageSchema.optional().safeParse(values.lang);
  if (!language.success) throw usageError('--lang must be fi, sv or en.');
  const request = chatRequestSchema.safeParse({
    messages: positionals.map((content) => ({ role: 'user', content })),
    ...(language.data ? { language: language.data } : {}),
  });
  if (!request.success) throw usageError('A question must have 1 to 1000 characters.');
  const assistant = await assemble({
    ...readConfig(serverConfigSchema),
    onRebuild: (reason) => console.error(`${reason.message} Building it now.`),
  });
  const trace: AnswerTrace = {};
  const answer = await assembleAnswer(assistant.answer(request.data, undefined, trace));
  const json = values.receipt ? makeReceipt(assistant.tools, trace, answer) : answer;
  const isJson = values.json || values.receipt;
  console.log(isJson ? JSON.stringify(json, null, 2) : printAnswer(answer));
  return EXIT.ok;
});

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        lang: { type: 'string' },
        json: { type: 'boolean' },
        receipt: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

function printAnswer(answer: ChatAnswer): string {
  const text = wordingOf(answer.language).page;
  const statements = answer.answer.map((statement) =>
    [statement.text, ...statement.citations.map((n) => `[${n}]`)].join(' '),
  );
  const isOfSeveral = new Set(answer.citations.map(({ material }) => material)).size > 1;
  const sources = answer.citations.map(({ n, slide, title, materialTitle, quote, url }) => {
    const where = [title, text.slide(slide), ...(isOfSeveral ? [materialTitle] : [])].join(', ');
    return `[${n}] ${where}: ”${quote}”\n    ${url}`;
  });
  return [
    statements.join('\n'),
    answer.notice,
    ...(sources.length > 0 ? [`${text.sourcesHeading}:\n${sources.join('\n')}`] : []),
    `${text.tryHeading}: ${answer.suggestions.join(' | ')}`,
  ].join('\n\n');
}
