import type { Place } from '#corpus/places';
import type { PlaceMention, PlaceRecogniser } from '../language/recognise-places.js';
import type { SlideContent } from '../passages.js';

/** Whose practice a slide tells of, as far as can be told. */
export type SlidePlaces = {
  /** Ids of the places. */
  readonly ids: readonly string[];
  /** `title`: named there; `list`: enumerated in the text; `text`: spoken of most. */
  readonly from: 'title' | 'list' | 'text' | 'nowhere';
};

/** So many places side by side are those that take part. */
const MIN_LISTED = 3;
/** What stands between places side by side. */
const BETWEEN = /^(?:\s*[,/–-]\s*|,?\s+(?:ja|sekä|och|samt|and|&)\s+)$/u;
/** A place that so many passages name, and no other nearly as many, is the one spoken of. */
const MIN_NAMING = 2;

/**
 * Reads whose practice a slide tells of: of the places in its title, with those enumerated beside them
 * ("Helsingin, Espoon ja Vantaan kaupungit"); else of those enumerated; else of the one that its text
 * names most.
 */
export function detectPlaces(
  { title, passages }: SlideContent,
  recogniser: PlaceRecogniser,
): SlidePlaces {
  const inTitle = recogniser.recognise(title).filter(({ place }) => isHome(place));
  const ofTitle = unique(inTitle.filter(({ place }) => place.kind !== 'area'));
  const texts = passages.filter(({ kind }) => kind === 'statement' || kind === 'heading');
  const mentions = texts.map(({ text }) =>
    recogniser.recognise(text).filter(({ place }) => isHome(place)),
  );
  const lists = texts.flatMap(({ text }, i) => enumerations(text, mentions[i] ?? []));
  if (ofTitle.length > 0) {
    const beside = lists.find((list) => list.some((id) => ofTitle.includes(id))) ?? [];
    return { ids: [...new Set([...ofTitle, ...beside])], from: 'title' };
  }
  const longest = lists.reduce((best, list) => (list.length > best.length ? list : best), []);
  if (longest.length > 0) return { ids: longest, from: 'list' };
  if (inTitle.length > 0) return { ids: unique(inTitle), from: 'title' };
  const spokenOf = mostNamed(mentions);
  return spokenOf === undefined ? { ids: [], from: 'nowhere' } : { ids: [spokenOf], from: 'text' };
}

function isHome({ kind }: Place): boolean {
  return kind !== 'foreign';
}

function unique(mentions: readonly PlaceMention[]): readonly string[] {
  return [...new Set(mentions.map(({ place }) => place.id))];
}

function enumerations(
  text: string,
  mentions: readonly PlaceMention[],
): readonly (readonly string[])[] {
  const runs: PlaceMention[][] = [];
  for (const mention of mentions.filter(({ place }) => place.kind === 'municipality')) {
    const last = runs.at(-1)?.at(-1);
    if (last && BETWEEN.test(text.slice(last.end, mention.start))) runs.at(-1)?.push(mention);
    else runs.push([mention]);
  }
  return runs.map(unique).filter((ids) => ids.length >= MIN_LISTED);
}

function mostNamed(mentions: readonly (readonly PlaceMention[])[]): string | undefined {
  const counts = new Map<string, number>();
  for (const id of mentions.flatMap(unique)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first || first[1] < MIN_NAMING || (second && second[1] * 2 > first[1])) return undefined;
  return first[0];
}
