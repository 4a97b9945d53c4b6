import { setTimeout as wait } from 'node:timers/promises';
import type { AnswerEvent } from '#server/contract';

/** An answer of many pieces, a pause of some milliseconds after each ten. */
export async function* longAnswer(pieces: number, pause: number): AsyncGenerator<AnswerEvent> {
  yield {
    event: 'answer-start',
    id: '1',
    language: 'fi',
    answerer: 'generative',
    resolvedQuestion: 'Mitä?',
  };
  for (let n = 0; n < pieces; n += 1) {
    if (n % 10 === 0) await wait(pause);
    yield { event: 'text-delta', statement: Math.floor(n / 40), text: 'maahanmuuttajien ' };
  }
  const end = { abstained: false, suggestions: [], notice: '' };
  yield { event: 'answer-end', outcome: 'answered', ...end };
}
