import { isDeepStrictEqual } from 'node:util';
import { usageError } from '#ingest/run-command';
import type { AnswerTools } from '#server/answer-question';
import { makeReceipt, type Receipt } from '#server/observe/receipt';
import { ask, type Run } from './ask-all.js';

/** An answer given again. */
export type Replay = {
  readonly question: readonly string[];
  /** What the answer hung on when it was saved. */
  readonly receipt: Receipt;
  /** Parts of the receipt that came out otherwise; none when the answer is the same. */
  readonly changed: readonly (keyof Receipt)[];
};

/**
 * Asks a question of a saved run again and compares the receipts, part by part. A question of the test
 * split is replayed only on demand, since what is read is tuned by.
 *
 * @throws KuntaopasError `usage` when no saved run has the id, or it is of the test split.
 */
export async function replay(
  id: string,
  saved: readonly Run[],
  tools: AnswerTools,
  { showTest }: { readonly showTest: boolean },
): Promise<Replay> {
  const run = saved.find(({ question }) => question.id === id);
  if (!run) throw usageError(`The last run has no question ${id}; run npm run evals first.`);
  if (run.question.split === 'test' && !showTest) {
    throw usageError(`${id} is of the test split, which is not for reading: --show-test.`);
  }
  const question = [...run.question.history, run.question.question];
  const { answer, trace } = await ask(question, tools);
  // As the saved one has been: through JSON.
  const now: Receipt = JSON.parse(JSON.stringify(makeReceipt(tools, trace, answer)));
  const parts = Object.keys(run.receipt) as (keyof Receipt)[];
  const changed = parts.filter((part) => !isDeepStrictEqual(run.receipt[part], now[part]));
  return { question, receipt: run.receipt, changed };
}

/** A replay as text: the receipt, and how it came out. */
export function replayText({ question, receipt, changed }: Replay): string {
  const outcome =
    changed.length === 0 ? 'Replayed: the same.' : `Replayed: another ${changed.join(', ')}.`;
  return [question.join(' → '), JSON.stringify(receipt, null, 2), outcome].join('\n');
}
