import type { Passage } from '#ingest/passages';

/** A bullet and the bullets below it. */
export type OutlineItem = { readonly passage: Passage; readonly items: readonly Passage[] };

/** A part of a slide as a reader sees it: a list of bullets, or a piece of text of its own. */
export type OutlineBlock =
  | { readonly kind: 'list'; readonly items: readonly OutlineItem[] }
  | {
      readonly kind: 'paragraph' | Exclude<Passage['kind'], 'statement'>;
      readonly passage: Passage;
      /** Sub-bullets that a paragraph leads in. */
      readonly items: readonly Passage[];
    };

/** What stands between a bullet and its text: the span of a passage leaves the bullet out. */
const BULLET = /[•o–-]\s+$/u;

/**
 * Lays the passages of a slide out as the source does. Bullets in a row are one list; what has no
 * bullet is a paragraph; a passage of level 1 is a sub-bullet of the one before it.
 *
 * ```
 * Ohjelman keskeisiä toimenpiteitä:     heading
 * • Mentorointiohjelmat …               list ┬ item
 * • Yhteistyökumppanina MDI ja …             └ item
 *   o Satakuntaliitto, Porin ja …                └ sub-item
 * ```
 */
export function outlineSlide(
  source: string,
  passages: readonly Passage[],
): readonly OutlineBlock[] {
  const blocks: OutlineBlock[] = [];
  let items: Passage[] = [];
  for (const passage of passages) {
    if (passage.level === 1) {
      items.push(passage);
      continue;
    }
    items = [];
    const last = blocks.at(-1);
    if (passage.kind !== 'statement') {
      blocks.push({ kind: passage.kind, passage, items });
    } else if (!BULLET.test(source.slice(Math.max(0, passage.start - 8), passage.start))) {
      blocks.push({ kind: 'paragraph', passage, items });
    } else if (last?.kind === 'list') {
      blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, { passage, items }] };
    } else {
      blocks.push({ kind: 'list', items: [{ passage, items }] });
    }
  }
  return blocks;
}
