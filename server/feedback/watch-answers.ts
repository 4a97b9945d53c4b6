import type { AnswerTrace } from '../answer-trace.js';
import type { Assistant } from '../assemble.js';
import type { AnswerFacts } from './feedback-token.js';

/** What became of a question. */
export type FinishedAnswer = Omit<AnswerFacts, 'day' | 'asked'> & {
  /** The question as it was understood. */
  readonly question: string;
  /** The slide that was nearest to it, as `material/slide`. */
  readonly nearest: string | null;
};

/**
 * The same assistant, each finished answer of which is told to `onFinished`; the token that it gives,
 * if any, goes out with the end of the answer.
 */
export function watchAnswers(
  assistant: Assistant,
  onFinished: (answer: FinishedAnswer) => string | undefined,
): Assistant {
  return {
    get materials() {
      return assistant.materials;
    },
    get tools() {
      return assistant.tools;
    },
    async *answer(request, signal, trace: AnswerTrace = {}) {
      // Those that the answer is from, though others take their place in mid-answer.
      const { materials } = assistant;
      let start = { answerId: '', question: '', language: 'fi' as AnswerFacts['language'] };
      const cases = new Set<string>();
      const slides = new Set<string>();
      for await (const event of assistant.answer(request, signal, trace)) {
        if (event.event === 'answer-start') {
          const { id, language, resolvedQuestion } = event;
          start = { answerId: id, question: resolvedQuestion, language };
        }
        if (event.event === 'citation') {
          const { material, slide } = event.citation;
          slides.add(`${material}/${slide}`);
          const found = caseOf(materials, material, slide);
          if (found) cases.add(`${material}/${found}`);
        }
        if (event.event !== 'answer-end') {
          yield event;
          continue;
        }
        const cited = { cases: [...cases], slides: [...slides] };
        const { outcome } = event;
        const token = onFinished({ ...start, ...cited, outcome, nearest: nearestOf(trace) });
        yield token === undefined ? event : { ...event, feedbackToken: token };
      }
    },
  };
}

function caseOf(
  materials: Assistant['materials'],
  materialId: string,
  slide: number,
): string | undefined {
  const material = materials.find(({ manifest }) => manifest.id === materialId);
  return material?.pages.find(({ number }) => number === slide)?.case?.id;
}

function nearestOf({ evidence }: AnswerTrace): string | null {
  const chunk = evidence?.cases[0]?.chunks[0]?.chunk;
  return chunk ? `${chunk.materialId}/${chunk.slide}` : null;
}
