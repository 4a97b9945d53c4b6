import type { Expansion, Language, Material, Translation } from '#corpus/material';
import { languageSchema } from '#corpus/material';
import { readCases, readPages, type SlidePage } from '../cases.js';
import { splitSlides } from '../slides.js';

/** What a new version of a material takes over from the one before. */
export type CarriedOver = {
  readonly translations: Material['translations'];
  readonly expansions: Material['expansions'];
  readonly topics: Material['topics'];
  /** Translated passages before, and of those the ones that are still said. */
  readonly translated: { readonly before: number; readonly kept: number };
};

/**
 * Takes over what people have written of passages that a new version of a material still says, letter by
 * letter, wherever they stand now. Questions and known gaps hang on the slide as well: a question is kept
 * where title and case are the same, a gap where the whole slide is, a topic where every passage of it is.
 *
 * ```
 * before   22#3 "Seteli on 1 500 euroa."  22#4 "Haku alkaa."
 * after    23#3 "Seteli on 1 700 euroa."  23#4 "Haku alkaa."    → the translation of 22#4 is that of 23#4
 * ```
 */
export function carryOver(before: Material, after: Material): CarriedOver {
  const [old, now] = [pagesOf(before), pagesOf(after)];
  const sameText = pair(
    passagesOf(old, () => ''),
    passagesOf(now, () => ''),
  );
  const samePlace = pair(passagesOf(old, placeOf), passagesOf(now, placeOf));
  const translations: Partial<Record<Language, Translation>> = {};
  const expansions: Partial<Record<Language, Expansion>> = {};
  const translated = { before: 0, kept: 0 };
  for (const language of languageSchema.options) {
    const translation = before.translations[language];
    if (translation && language !== after.manifest.language) {
      const kept = translateAgain(translation, { before, after, old, now, sameText });
      translated.before += Object.keys(translation.passages).length;
      translated.kept += Object.keys(kept.passages).length;
      if (Object.keys(kept.passages).length > 0) translations[language] = kept;
    }
    const expansion = before.expansions[language];
    if (expansion) {
      const passages = rename(expansion.passages, samePlace);
      const gaps = rename(expansion.gaps, pair(old.map(wholeOf), now.map(wholeOf)));
      const isKept = Object.keys(passages).length + Object.keys(gaps).length > 0;
      if (isKept) expansions[language] = { language, passages, gaps };
    }
  }
  const topics = before.topics.flatMap((topic) => {
    const passages = topic.passages.flatMap((passage) => samePlace.get(passage) ?? []);
    return passages.length === topic.passages.length ? [{ ...topic, passages }] : [];
  });
  return { translations, expansions, topics, translated };
}

/** The key by which two things are the same, and what they are called. */
type Named = readonly [key: string, name: string];

type Versions = {
  readonly before: Material;
  readonly after: Material;
  readonly old: readonly SlidePage[];
  readonly now: readonly SlidePage[];
  readonly sameText: ReadonlyMap<string, string>;
};

function translateAgain(
  translation: Translation,
  { before, after, old, now, sameText }: Versions,
): Translation {
  const sections = ({ manifest }: Material) =>
    manifest.sections.map(({ id, title }) => [title, id] as const);
  const cases = ({ manifest }: Material) =>
    manifest.cases.map(({ id, name }) => [name, id] as const);
  const titles = (pages: readonly SlidePage[]) =>
    pages.map(({ title, number }) => [title, String(number)] as const);
  return {
    ...translation,
    sections: rename(translation.sections, pair(sections(before), sections(after))),
    cases: rename(translation.cases, pair(cases(before), cases(after))),
    slides: rename(translation.slides, pair(titles(old), titles(now))),
    passages: rename(translation.passages, sameText),
  };
}

/** Old names to new ones, of things with the same key: the first to the first, the second to the second. */
function pair(old: readonly Named[], now: readonly Named[]): ReadonlyMap<string, string> {
  const free = new Map<string, string[]>();
  for (const [key, name] of old) free.set(key, [...(free.get(key) ?? []), name]);
  const pairs = new Map<string, string>();
  for (const [key, name] of now) {
    const before = free.get(key)?.shift();
    if (before !== undefined) pairs.set(before, name);
  }
  return pairs;
}

function rename<T>(
  record: Readonly<Record<string, T>>,
  names: ReadonlyMap<string, string>,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const renamed = names.get(name);
      return renamed === undefined ? [] : [[renamed, value] as const];
    }),
  );
}

function pagesOf(material: Material): readonly SlidePage[] {
  return readPages(material, splitSlides(material), readCases(material));
}

function passagesOf(
  pages: readonly SlidePage[],
  place: (page: SlidePage) => string,
): readonly Named[] {
  return pages.flatMap((page) =>
    page.passages.map(({ id, text }) => [JSON.stringify([place(page), text]), id] as const),
  );
}

function placeOf({ title, case: owner }: SlidePage): string {
  return JSON.stringify([title, owner?.name]);
}

function wholeOf(page: SlidePage): Named {
  return [
    JSON.stringify([placeOf(page), page.passages.map(({ text }) => text)]),
    String(page.number),
  ];
}
