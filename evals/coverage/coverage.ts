import type { Run } from '../ask-all.js';
import { holdsFact, normalise } from '../metrics/facts.js';
import type { PlacedPassage } from './passage-texts.js';

/** How much of the material the questions and the answers reach. */
export type Coverage = {
  /** Passages that can be cited: no headings, no captions. */
  readonly passages: readonly PlacedPassage[];
  /** Those on which no question rests: none that has their slide as gold asks for a fact that they hold. */
  readonly unasked: readonly PlacedPassage[];
  /** Those that no answer cites. */
  readonly uncited: readonly PlacedPassage[];
};

/** Measures what of the material the questions rest on and the answers cite; pure. */
export function measureCoverage(placed: readonly PlacedPassage[], runs: readonly Run[]): Coverage {
  const passages = placed.filter(
    ({ passage: { kind } }) => kind !== 'heading' && kind !== 'caption',
  );
  const cited = new Set(runs.flatMap(({ answer }) => answer.citations.map((c) => c.passageId)));
  const isAsked = ({ slide, texts }: PlacedPassage) =>
    runs.some(({ question: { slides, facts, language } }) => {
      const text = texts[language];
      if (text === undefined || !slides.includes(slide)) return false;
      const normalised = normalise(text);
      return facts.some((alternatives) => holdsFact(normalised, alternatives));
    });
  return {
    passages,
    unasked: passages.filter((passage) => !isAsked(passage)),
    uncited: passages.filter(({ id }) => !cited.has(id)),
  };
}

/** The coverage as text: what no question rests on, and whether answers cite it. */
export function coverageText({ passages, unasked, uncited }: Coverage): string {
  const never = new Set(uncited.map(({ id }) => id));
  const line = ({ passage, id }: PlacedPassage) =>
    `  ${passage.id.padEnd(6)} ${(never.has(id) ? 'never cited' : 'cited').padEnd(11)}  ${passage.text.slice(0, 80)}`;
  const citedAlone = uncited.filter((passage) => !unasked.includes(passage));
  return [
    `No question rests on ${unasked.length} of ${passages.length} passages:`,
    ...unasked.map(line),
    `\nNo answer cites ${uncited.length} passages; beside those above:`,
    ...citedAlone.map(line),
  ].join('\n');
}
