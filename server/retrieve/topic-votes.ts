import type { IndexedMaterial, StoredChunk, TopicMatch } from '#ingest/store/store';

/**
 * The votes of the topics nearest to a question: of each passage the share of those that name it. Between them
 * the passages of a case have the share of the topics that the case is told of under.
 */
export type TopicVotes = (chunk: StoredChunk, passage: string) => number;

/** How fast a vote loses weight with its distance: a topic that is 0.05 farther than the nearest counts for a third. */
const SHARPNESS = 20;

/** Counts the votes of topics, the nearest first. */
export function votesOf(
  topics: readonly TopicMatch[],
  materials: readonly IndexedMaterial[],
): TopicVotes {
  const nearest = topics[0]?.score ?? 0;
  const weights = topics.map(({ score }) => Math.exp(SHARPNESS * (score - nearest)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = new Map<string, number>();
  for (const [i, { materialId, topic }] of topics.entries()) {
    const material = materials.find(({ manifest }) => manifest.id === materialId);
    for (const passage of material?.topics[topic]?.passages ?? []) {
      const key = keyOf(materialId, passage);
      shares.set(key, (shares.get(key) ?? 0) + (weights[i] ?? 0) / whole);
    }
  }
  return ({ materialId }, passage) => shares.get(keyOf(materialId, passage)) ?? 0;
}

function keyOf(materialId: string, passage: string): string {
  return `${materialId}/${passage}`;
}
