import { foldedRegExp, plainText } from '#ingest/language/folded-regexp';
import type { PlaceMention } from '#ingest/language/recognise-places';

/** Words before a place by which others than it are asked for: "onko muita kuin", "vem annan än", "besides". */
const BEFORE = foldedRegExp(
  /\b(?:muita|muitakin|muu|muut|muuta|muual\p{L}+|mui(?:lla|ssa|sta|den)\p{L}*|muulla|muussa|toista|kukaan|ketään)(?: \p{L}+){0,2},? (?:kuin|ku) $|\bpaitsi $/u,
  /\b(?:andra|annan|annat|annanstans|nån|någon)(?: \p{L}+){0,2},? än $|\b(?:förutom|utöver|utom|vid sidan av|bortsett från) $/u,
  /\b(?:besides|other than|else than|apart from|aside from|in addition to|except(?: for)?|excluding) $/u,
);

/** The same after it: "Espoon lisäksi". */
const AFTER = foldedRegExp(/^ (?:lisäksi|ohella|ulkopuolella)\b/u, /^ (?:aside|excluded)\b/u);

/** That others are asked for: "Mitä Turku tekee Espoon lisäksi?" asks of Turku. */
const OTHERS = foldedRegExp(
  /\b(?:muita|muitakin|muu|muut|muual\p{L}+|mui(?:lla|ssa|sta|den)\p{L}*|muulla|toista|ketkä|kuka|kellä|kenellä|kukaan|joku|jossain|missä|mitkä)\b/u,
  /\b(?:andra|annan|annanstans|vilka|vem|nån|någon|var|finns)\b/u,
  /\b(?:others?|else|elsewhere|which|who|where|any|anybody|anyone|anywhere)\b/u,
);

const JOINED = foldedRegExp(/^(?:,|,? (?:ja|tai|och|eller|and|or)) $|^, $/u);

/**
 * Which of the places of a text it sets aside: those that it asks for others than. "Onko muita kuin Espoo ja
 * Turku, joilla on strategia?" sets both aside, "Kuka muu paikkakunnalla on mukana?" none.
 */
export function placesSetAside(
  text: string,
  places: readonly PlaceMention[],
): readonly PlaceMention[] {
  const plain = plainText(text);
  if (plain.length !== text.length || !OTHERS.test(plain)) return [];
  const setAside: PlaceMention[] = [];
  for (const place of places) {
    const last = setAside.at(-1);
    const goesOn = last !== undefined && JOINED.test(plain.slice(last.end, place.start));
    const isAside = BEFORE.test(plain.slice(0, place.start)) || AFTER.test(plain.slice(place.end));
    if (goesOn || isAside) setAside.push(place);
  }
  return setAside;
}
