import type { Language } from '#corpus/material';
import { joinNames } from './join-names.js';

/** How many of each of its parts a material has. */
export type PartCounts = {
  readonly cases: number;
  readonly sections: number;
  readonly slides: number;
};

/** "18 käytäntöä, 5 osaa ja 25 diaa": of each part what one is called, and several; none of which there is none. */
export function countParts(
  counts: PartCounts,
  names: Readonly<Record<keyof PartCounts, readonly [one: string, several: string]>>,
  language: Language,
): string {
  const counted = (['cases', 'sections', 'slides'] as const).flatMap((part) => {
    const [one, several] = names[part];
    const count = counts[part];
    return count > 0 ? [`${count} ${count === 1 ? one : several}`] : [];
  });
  return joinNames(counted, language);
}
