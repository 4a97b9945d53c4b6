import type { Language } from '#corpus/material';
import type { Case } from '#ingest/cases';
import type { PlaceRecogniser } from '#ingest/language/recognise-places';
import type { IndexedMaterial } from '#ingest/store/store';
import type { AboutMaterial } from '../question/about-material.js';
import type { StatementEvent } from './answerer.js';
import { citePassage, type Links, type LocatedPassage } from './cite.js';
import { nameMaterial, titleOf } from './name-materials.js';
import type { PartCounts } from './wording/count-parts.js';
import { wordingOf } from './wording/wording-of.js';

/** What an answer tells in one statement, and the passages that it points to. */
type Entry = { readonly text: string; readonly passages: readonly LocatedPassage[] };

/** Materials that are told of one by one. */
const MOST_MATERIALS = 18;

/** Ends a sentence, as a line that leads in a list does not. */
const SENTENCE_END = /[.!?]["”’]?$/u;

/** What is needed beside the materials. */
type Tools = { readonly links: Links; readonly places: Pick<PlaceRecogniser, 'placeOf'> };

/**
 * Answers of the material itself what its manifest tells: what it is called; or how many of what it
 * holds, and section by section its cases, each with a passage of its own. Of several materials each is told with
 * what it holds.
 */
export function tellMaterial(
  about: AboutMaterial,
  materials: readonly IndexedMaterial[],
  language: Language,
  { links, places }: Tools,
): readonly StatementEvent[] {
  const numbers = new Map<string, number>();
  return entriesOf(about, materials, language, places).flatMap(({ text, passages }, statement) => [
    { event: 'text-delta', statement, text } as const,
    ...passages.map((located) => {
      const key = `${located.material.manifest.id}/${located.passage.id}`;
      const n = numbers.get(key) ?? numbers.size + 1;
      numbers.set(key, n);
      const citation = citePassage(located, n, language, links);
      return { event: 'citation', statement, citation } as const;
    }),
  ]);
}

function entriesOf(
  about: AboutMaterial,
  materials: readonly IndexedMaterial[],
  language: Language,
  places: Tools['places'],
): readonly Entry[] {
  const wording = wordingOf(language);
  const [only, ...others] = materials;
  const sections = only && others.length === 0 ? sectionsOf(only, language, places) : [];
  if (about === 'contents' && only && sections.length > 0) {
    const text = wording.contents(wording.parts(countsOf(only)));
    return [{ text, passages: sections.flatMap(({ passages }) => passages) }, ...sections];
  }
  const left = materials.length - MOST_MATERIALS;
  const more = left > 0 ? ` + ${wording.others(left)}` : '';
  return materials.slice(0, MOST_MATERIALS).map((material, i) => ({
    text:
      (about === 'contents'
        ? `${nameMaterial(material, language)}: ${wording.parts(countsOf(material))}.`
        : wording.title(
            titleOf(material, language),
            material.manifest.publisher,
            wording.month(material.manifest.published),
          )) + (i === MOST_MATERIALS - 1 ? more : ''),
    passages: firstOf(material, 1),
  }));
}

function countsOf({ cases, manifest, pages }: IndexedMaterial): PartCounts {
  return { cases: cases.length, sections: manifest.sections.length, slides: pages.length };
}

/** Each section with its cases, and at last the cases that are in none. */
function sectionsOf(
  material: IndexedMaterial,
  language: Language,
  places: Tools['places'],
): readonly Entry[] {
  const { manifest, cases, translations } = material;
  const told = (members: readonly Case[]) => ({
    names: members.map((each) => nameOf(each, material, language, places)).join('; '),
    passages: members.flatMap(({ slides }) =>
      slides.slice(0, 1).flatMap((n) => firstOf(material, n)),
    ),
  });
  const sections = manifest.sections.map(({ id, title, opener }): Entry => {
    const { names, passages } = told(cases.filter(({ section }) => section?.id === id));
    const heading = translations[language]?.sections[id] ?? title;
    return names === ''
      ? { text: heading, passages: firstOf(material, opener) }
      : { text: `${heading}: ${names}.`, passages };
  });
  const { names, passages } = told(cases.filter(({ section }) => section === null));
  return names === '' ? sections : [...sections, { text: `${names}.`, passages }];
}

/** A case by its name; one that several places share names them, too. */
function nameOf(
  { id, name, places }: Case,
  { translations }: IndexedMaterial,
  language: Language,
  { placeOf }: Tools['places'],
): string {
  const named = translations[language]?.cases[id] ?? name;
  if (places.length < 2) return named;
  const sharing = places.flatMap((place) => placeOf(place)?.[language] ?? placeOf(place)?.fi ?? []);
  return `${named} (${sharing.join(', ')})`;
}

/** The passage that a slide begins with: its first sentence, where it has one. */
function firstOf(material: IndexedMaterial, slide: number): readonly LocatedPassage[] {
  const page = material.pages.find(({ number }) => number === slide);
  const passage = page?.passages.find(({ text }) => SENTENCE_END.test(text)) ?? page?.passages[0];
  return page && passage ? [{ material, page, passage }] : [];
}
