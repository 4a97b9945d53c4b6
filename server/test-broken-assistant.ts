import type { Assistant } from './assemble.js';
import type { AnswerEvent } from './contract.js';

/** The same assistant, every answer of which breaks off after two events with this message. */
export function breakOff(assistant: Assistant, message: string): Assistant {
  return {
    ...assistant,
    async *answer(...given) {
      let told = 0;
      for await (const event of assistant.answer(...given)) {
        yield event;
        told += 1;
        if (told === 2) throw new Error(message);
      }
    },
  };
}

/** An answer that never comes to an end, and tells when its work was stopped. */
export function endless({ heeds }: { heeds: boolean }) {
  let stopped = (_by: string) => {};
  const stop = new Promise<string>((resolve) => {
    stopped = resolve;
  });
  const start: AnswerEvent = {
    event: 'answer-start',
    id: 'x',
    language: 'fi',
    answerer: 'extractive',
    resolvedQuestion: 'x',
  };
  const answer: Assistant['answer'] = async function* (_request, signal) {
    try {
      yield start;
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (heeds) signal?.throwIfAborted();
        yield { event: 'text-delta', statement: 0, text: 'ja niin edelleen ' };
      }
    } finally {
      stopped(signal?.aborted ? 'aborted' : 'ended');
    }
  };
  return { answer, stop };
}
