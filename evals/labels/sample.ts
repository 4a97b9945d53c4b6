import { createRandom, shuffle } from '#ingest/random';
import type { Run } from '../ask-all.js';
import { type AnswerLabel, toLabel } from './label.js';

const SEED = 20_260_302;

/**
 * Draws answers of the dev split to be read, `count` in all with those that have a label
 * already. Each draw is the answer whose case, language, type and variant have been drawn least, so that
 * few answers reach everything; ties go by a seeded order.
 */
export function sampleLabels(
  runs: readonly Run[],
  labelled: readonly AnswerLabel[],
  count: number,
): readonly AnswerLabel[] {
  const kept = labelled.filter(({ label }) => label !== null);
  const taken = new Set(kept.map(({ id }) => id));
  const byId = new Map(runs.map((run) => [run.question.id, run]));
  const drawn = new Map<string, number>();
  const draw = (run: Run) => {
    for (const key of keysOf(run)) drawn.set(key, (drawn.get(key) ?? 0) + 1);
  };
  for (const id of taken) {
    const run = byId.get(id);
    if (run) draw(run);
  }
  const open = shuffle(
    runs.filter(({ question }) => question.split === 'dev' && !taken.has(question.id)),
    createRandom(SEED),
  );
  const rest = new Set(open);
  const chosen: AnswerLabel[] = [...kept];
  while (chosen.length < count && rest.size > 0) {
    const need = (run: Run) =>
      keysOf(run).reduce((sum, key) => sum + 1 / (1 + (drawn.get(key) ?? 0)), 0);
    const next = [...rest].reduce((best, run) => (need(run) > need(best) ? run : best));
    rest.delete(next);
    draw(next);
    chosen.push(toLabel(next));
  }
  return chosen;
}

function keysOf({ question: { language, type, variant }, goldCases }: Run): readonly string[] {
  // A question of many cases stands for none of them.
  const [only, ...others] = goldCases;
  const of = only !== undefined && others.length === 0 ? [`case ${only}`] : [];
  return [`language ${language}`, `type ${type}`, `variant ${variant}`, ...of];
}
