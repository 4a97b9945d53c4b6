import { writeFile } from 'node:fs/promises';
import { readConfig } from '#ingest/config';
import { fitSoftmax, type Row } from '#ingest/language/fit-softmax';
import { LETTER_BUCKETS, letterFeatures } from '#ingest/language/letter-features';
import { pack } from '#ingest/language/packed-weights';
import { EXIT, runCommand } from '#ingest/run-command';
import type { AnswerTools } from './answer-question.js';
import { assemble } from './assemble.js';
import { serverConfigSchema } from './config.js';
import { fullFeatures, INTENT_MODEL_FILE } from './question/intent/intent-model.js';
import { type Exemplar, INTENTS, readExemplars } from './question/intent/intents.js';
import { readSigns } from './question/intent/signs.js';
import { chooseLanguage, readQuestion } from './question/understand.js';

/** Fits what tells questions from all else on the exemplars, and writes the weights. */
await runCommand('fit-intents', async () => {
  const { tools } = await assemble(readConfig(serverConfigSchema));
  const { exemplars, sha256 } = await readExemplars();
  const typed = exemplars.flatMap(asTyped);
  const counts = new Map<string, number>();
  for (const { intent } of typed) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  const rows: Row[] = [];
  for (const { intent, text } of typed) {
    rows.push({
      full: fullFeatures(await tools.embedder.embedQuery(text), signsOf(text, tools)),
      sparse: letterFeatures(text),
      label: INTENTS.indexOf(intent),
      // Between each phrase alike and each intent alike.
      weight: 1 / Math.sqrt(counts.get(intent) ?? 1),
    });
  }
  const intents = fitSoftmax(rows, INTENTS.length, LETTER_BUCKETS);
  const file = {
    embedding: tools.embedder.model.sha256,
    exemplars: sha256,
    intents: pack(intents),
  };
  await writeFile(INTENT_MODEL_FILE, `${JSON.stringify(file, null, 2)}\n`);
  console.log(`Fitted on ${exemplars.length} exemplars; wrote ${INTENT_MODEL_FILE.pathname}.`);
  return EXIT.ok;
});

/** An exemplar as it stands, and as it is typed without dots. */
function asTyped(exemplar: Exemplar): readonly Exemplar[] {
  const plain = exemplar.text.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain === exemplar.text ? [exemplar] : [exemplar, { ...exemplar, text: plain }];
}

function signsOf(text: string, { recogniser, reader }: AnswerTools): readonly number[] {
  return readSigns(readQuestion(text, chooseLanguage(text, []), recogniser), reader);
}
