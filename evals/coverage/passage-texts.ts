import { createHash } from 'node:crypto';
import type { Language } from '#corpus/material';
import type { Passage } from '#ingest/passages';
import type { IndexedMaterial } from '#ingest/store/store';

/** A passage with its whole id (`hyvat-kaytannot-2026/22#3`) and where it stands. */
export type PlacedPassage = {
  readonly id: string;
  readonly slide: number;
  readonly passage: Passage;
  readonly texts: Readonly<Partial<Record<Language, string>>>;
};

/** Every passage of the materials, with its translations. */
export function placePassages(materials: readonly IndexedMaterial[]): readonly PlacedPassage[] {
  return materials.flatMap(({ manifest, pages, translations }) =>
    pages.flatMap((page) =>
      page.passages.map((passage) => ({
        id: `${manifest.id}/${passage.id}`,
        slide: page.number,
        passage,
        texts: {
          ...Object.fromEntries(
            Object.entries(translations).map(([language, { passages }]) => [
              language,
              passages[passage.id],
            ]),
          ),
          [manifest.language]: passage.text,
        },
      })),
    ),
  );
}

/** Short hash of a text, to tell whether it has changed. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
