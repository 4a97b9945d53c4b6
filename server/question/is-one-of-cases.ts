import type { IndexedMaterial } from '#ingest/store/store';

/**
 * Whether there is one material, and it is of cases: what the machine says of itself, and what it knows to
 * be off the topic, is meant for such a one. Of others only a search can tell what they are about.
 */
export function isOneOfCases(materials: readonly Pick<IndexedMaterial, 'cases'>[]): boolean {
  return materials.length === 1 && (materials[0]?.cases.length ?? 0) > 0;
}
