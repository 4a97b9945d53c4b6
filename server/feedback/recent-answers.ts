import type { Assistant } from '../assemble.js';
import type { Feedback } from './feedback.js';

/** What feedback needs to know of the answer that it is about. */
export type AnswerFacts = Pick<Feedback, 'language' | 'outcome' | 'cases'>;

/** Most answers that are remembered at once; an older one can no longer be rated. */
const MAX_REMEMBERED = 10_000;

/** Remembers of the latest answers what they were about; in memory only, and nothing of the question. */
export class RecentAnswers {
  readonly #facts = new Map<string, AnswerFacts>();

  remember(answerId: string, facts: AnswerFacts): void {
    this.#facts.set(answerId, facts);
    const [oldest] = this.#facts.keys();
    if (this.#facts.size > MAX_REMEMBERED && oldest !== undefined) this.#facts.delete(oldest);
  }

  find(answerId: string): AnswerFacts | undefined {
    return this.#facts.get(answerId);
  }

  /** The same assistant, each finished answer of which is remembered. */
  watch(assistant: Assistant): Assistant {
    const remember = this.remember.bind(this);
    return {
      get materials() {
        return assistant.materials;
      },
      get tools() {
        return assistant.tools;
      },
      async *answer(...request) {
        // Those that the answer is from, though others take their place in mid-answer.
        const { materials } = assistant;
        let id = '';
        let language: Feedback['language'] = 'fi';
        const cases = new Set<string>();
        for await (const event of assistant.answer(...request)) {
          if (event.event === 'answer-start') ({ id, language } = event);
          if (event.event === 'citation') {
            const { material, slide } = event.citation;
            const found = caseOf(materials, material, slide);
            if (found) cases.add(`${material}/${found}`);
          }
          if (event.event === 'answer-end') {
            remember(id, { language, outcome: event.outcome, cases: [...cases] });
          }
          yield event;
        }
      },
    };
  }
}

function caseOf(
  materials: Assistant['materials'],
  materialId: string,
  slide: number,
): string | undefined {
  const material = materials.find(({ manifest }) => manifest.id === materialId);
  return material?.pages.find(({ number }) => number === slide)?.case?.id;
}
