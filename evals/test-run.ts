import type { ChatAnswer, Citation } from '#server/contract';
import { ALL_STAGES } from '#server/retrieve/stages';
import type { Run } from './ask-all.js';
import type { EvalQuestion } from './question-set.js';

/** What a test says of a run; the rest is filled in. */
export type GivenRun = Partial<
  Pick<Run, 'goldCases' | 'citedCases' | 'exactQuotes' | 'rankedSlidesInFull' | 'milliseconds'>
> & {
  readonly question?: Partial<EvalQuestion>;
  readonly ranked?: readonly number[];
  /** Slides cited. */
  readonly cited?: readonly number[];
  readonly text?: string;
  readonly outcome?: ChatAnswer['outcome'];
  readonly confidence?: number;
};

/** Makes a run for tests of metrics and reports. */
export function makeRun(given: GivenRun): Run {
  const outcome = given.outcome ?? 'answered';
  const question: EvalQuestion = {
    id: 'fi-dev-001',
    language: 'fi',
    question: 'Mitä?',
    history: [],
    type: 'what',
    variant: 'formal',
    slides: [],
    facts: [],
    expect: 'answered',
    split: 'dev',
    ...given.question,
  };
  const citations = (given.cited ?? []).map(
    (slide, i): Citation => ({
      n: i + 1,
      passageId: `m/${slide}#1`,
      material: 'm',
      materialTitle: 'M',
      quoteLanguage: 'fi',
      slide,
      case: null,
      title: `Dia ${slide}`,
      quote: 'lainaus',
      span: { start: 0, end: 7 },
      url: '/',
    }),
  );
  const answer: ChatAnswer = {
    id: 'a',
    language: 'fi',
    answer: [{ text: given.text ?? '', citations: citations.map(({ n }) => n) }],
    citations,
    abstained: outcome.startsWith('unanswered') || outcome.startsWith('refused'),
    outcome,
    answerer: 'extractive',
    suggestions: [],
    notice: '',
    resolvedQuestion: question.question,
  };
  const confidence = given.confidence ?? 0.9;
  return {
    question,
    answer,
    rankedSlides: given.ranked ?? [],
    rankedSlidesInFull: given.rankedSlidesInFull ?? null,
    goldCases: given.goldCases ?? [],
    citedCases: given.citedCases ?? [],
    exactQuotes: given.exactQuotes ?? citations.length,
    receipt: {
      basis: {
        materials: [{ id: 'm', sha256: 'a'.repeat(64) }],
        gazetteer: 'b'.repeat(64),
        analyser: 1,
        model: {
          id: 'model',
          sha256: 'c'.repeat(64),
          dimensions: 2,
          metric: { sha256: 'd'.repeat(64), dimensions: 3 },
        },
        stages: ALL_STAGES,
        settings: {},
      },
      understood: null,
      candidates: [],
      missingPlaces: [],
      verdict: { isEnough: !answer.abstained, confidence, features: null },
      answer,
    },
    milliseconds: given.milliseconds ?? 1,
  };
}
