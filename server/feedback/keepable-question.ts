import { maskPersonalData } from '../question/mask-personal-data.js';

/** Longest question that is kept, in characters: a long one tells of somebody's own matters. */
const MAX_LENGTH = 300;

/**
 * What is masked besides the personal data of everyone's text. Here doubt is for privacy: a number less
 * costs the report nothing, while the log would lose sums and dates.
 */
const ALSO_MASKED: readonly (readonly [pattern: RegExp, mask: string])[] = [
  [/(?:https?:\/\/|www\.)\S+/giu, '[link]'],
  // "Kotikatu 5 A 12", "Mannerheimintiellä 3", "Storgatan 5": no question of a service needs the number.
  [
    /(?<=\p{L}(?:katu|kadu|kuja|polku|polu|tie|vägen|gatan|gränden)\p{L}{0,4} )\d{1,3}(?: ?[a-zåäö](?: ?\d{1,3})?)?(?![\p{L}\p{N}])/giu,
    '[number]',
  ],
  // Five digits in a row are a postal code, a case number, a car's or a person's, and no year.
  [/\d{5,}/gu, '[number]'],
];

/**
 * A question as it may be kept for those who look after the material: personal data that can be told
 * by its shape is masked. `undefined` when it is too long to be kept at all. Names of people have no
 * shape; the privacy notice says so.
 *
 * @param question as `cleanText` leaves it.
 */
export function keepableQuestion(question: string): string | undefined {
  if (question.length > MAX_LENGTH) return undefined;
  return ALSO_MASKED.reduce(
    (masked, [pattern, mask]) => masked.replace(pattern, mask),
    maskPersonalData(question),
  );
}
