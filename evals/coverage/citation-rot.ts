import { z } from 'zod';
import { holdsFact, normalise } from '../metrics/facts.js';
import type { EvalQuestion } from '../question-set.js';
import { hashText, type PlacedPassage } from './passage-texts.js';

/** `baseline-passages.json`: short hash of the text of each passage, by its id. */
export const passageHashesSchema = z.record(z.string(), z.string());
export type PassageHashes = Readonly<z.infer<typeof passageHashesSchema>>;

/** The hashes of passages as they are now. */
export function hashPassages(passages: readonly PlacedPassage[]): PassageHashes {
  return Object.fromEntries(passages.map(({ id, passage }) => [id, hashText(passage.text)]));
}

/**
 * What the questions and the accepted answers rest on and the corpus no longer says: gold slides that
 * are gone, facts that stand on none of their slides in the language of the question, passages that are
 * gone or read otherwise. A message each; pure. Figures over rotten gold tell nothing.
 */
export function findRot(
  questions: readonly EvalQuestion[],
  passages: readonly PlacedPassage[],
  known: PassageHashes,
): readonly string[] {
  return [...rottenQuestions(questions, passages), ...rottenPassages(passages, known)];
}

function rottenQuestions(
  questions: readonly EvalQuestion[],
  passages: readonly PlacedPassage[],
): readonly string[] {
  const slides = new Set(passages.map(({ slide }) => slide));
  return questions.flatMap(({ id, language, slides: gold, facts }) => {
    const gone = gold.filter((slide) => !slides.has(slide));
    const text = normalise(
      passages
        .filter(({ slide }) => gold.includes(slide))
        .map(({ texts, passage }) => `${texts[language] ?? ''} ${passage.text}`)
        .join(' '),
    );
    const missing = facts.filter((alternatives) => !holdsFact(text, alternatives));
    return [
      ...gone.map((slide) => `${id}: there is no slide ${slide}`),
      ...missing.map(
        (alternatives) => `${id}: "${alternatives.join('" | "')}" stands on no gold slide`,
      ),
    ];
  });
}

function rottenPassages(
  passages: readonly PlacedPassage[],
  known: PassageHashes,
): readonly string[] {
  const now = hashPassages(passages);
  return Object.entries(known).flatMap(([id, hash]) => {
    if (now[id] === undefined) return [`${id}: the passage is gone`];
    return now[id] === hash ? [] : [`${id}: the passage reads otherwise`];
  });
}
