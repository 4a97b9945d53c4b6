import { analyse, words } from '#ingest/language/analyse';
import type { ChunkReader } from '#ingest/store/store';
import { type Question, questionIn } from '../../question/understand.js';
import { toldLanguage } from '../../retrieve/compared-language.js';
import { positionsOf, sharedPhrase } from '../../retrieve/shared-phrase.js';
import { coverTerms } from '../../retrieve/term-coverage.js';
import type { LocatedPassage } from '../cite.js';
import { passageText } from '../cite.js';

/**
 * Of the passages of a chunk the one that a question means most: in a list of cases each is told by
 * one passage, not by the whole list in which the passage stands. The first of equals.
 */
export function nearestPassage(
  passages: readonly LocatedPassage[],
  question: Question,
  reader: ChunkReader,
): LocatedPassage | undefined {
  const asked = words(question.text);
  let best: { passage: LocatedPassage; score: number } | undefined;
  for (const passage of passages) {
    const told = toldLanguage(passage.material, question.language);
    const { terms, language } = questionIn(question, told);
    const said = passageText(passage, question.language);
    const { covered } = coverTerms(terms, new Set(analyse(said, language)), language, reader);
    const { start, end } = sharedPhrase(asked, positionsOf(words(said)));
    const score = covered + (end - start) / Math.max(asked.length, 1);
    if (!best || score > best.score) best = { passage, score };
  }
  return best?.passage;
}
