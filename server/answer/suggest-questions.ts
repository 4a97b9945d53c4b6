import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import { caseKey, type Evidence } from '../retrieve/evidence.js';

/** Suggestions shown at once. */
const MAX_SUGGESTIONS = 3;

/**
 * Questions that the material answers, from its manifest: those of the next best cases after the one
 * that was answered from, so that they lead on and not back; at the start, the manifest's first.
 */
export function suggestQuestions(
  materials: readonly IndexedMaterial[],
  language: Language,
  evidence?: Evidence,
): readonly string[] {
  const questions = materials.flatMap(({ manifest }) =>
    manifest.questions.map((question) => ({
      key: caseKey(manifest.id, question.case),
      text: question[language],
    })),
  );
  const ranks = new Map(evidence?.cases.map(({ key }, rank) => [key, rank]) ?? []);
  const answered = evidence?.cases[0]?.key;
  return questions
    .filter(({ key }) => key !== answered)
    .sort((a, b) => (ranks.get(a.key) ?? Infinity) - (ranks.get(b.key) ?? Infinity) || 0)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ text }) => text);
}
