import type { MaterialManifest } from '#corpus/material';
import type { PlaceRecogniser } from '../language/recognise-places.js';
import type { SlideContent } from '../passages.js';
import { detectPlaces, type SlidePlaces } from './detect-places.js';
import { freeSlug, slugOf } from './slug.js';

/** A slide taken apart, and what the file itself says of it. */
export type NumberedSlide = SlideContent & {
  readonly number: number;
  /** A part of the document that begins on this slide, where the file tells so. */
  readonly opens?: string | undefined;
};

/** What was found, in the shape of the manifest, and what was not sure. */
export type DetectedCases = Pick<MaterialManifest, 'sections' | 'cases'> & {
  readonly uncertain: readonly string[];
};

/** Most words, and lines, of a slide that only opens a section, its title and its motto aside. */
const MAX_WORDS_OF_OPENER = 12;
const MAX_LINES_OF_OPENER = 2;
/** A sentence of so few words may be the question or the call below a title. */
const MAX_WORDS_OF_CALL = 4;
/** From so many slides with a place in the title on, of all that state something, a material is one of cases. */
const MIN_OF_PLACES = 0.5;

type Placed = NumberedSlide & { readonly places: SlidePlaces };
type Group = { readonly slides: Placed[]; readonly places: readonly string[] };

/**
 * Finds sections and cases by what slides look like, whatever they are about. A section is opened by a
 * slide that states nothing; a case is the slides of one practice: those that have a place in their
 * title, and in a material that is made of such, those whose text tells the place.
 */
export function detectCases(
  slides: readonly NumberedSlide[],
  recogniser: PlaceRecogniser,
): DetectedCases {
  const sections = detectSections(slides);
  const openers = new Set(sections.map(({ opener }) => opener));
  const uncertain: string[] = [];
  const placed = slides
    .filter((slide) => statesSomething(slide) && !isBareOpener(slide, openers))
    .map((slide): Placed => ({ ...slide, places: detectPlaces(slide, recogniser) }));
  const groups = groupSlides(placed, sections[0]?.opener ?? 0, uncertain);
  const ids = new Set<string>();
  const cases = groups.map(({ slides: of, places }) => {
    const [first] = of;
    const name = first?.title || `${first?.number}`;
    const ofPlace =
      places.length === 1 && isOnlyOf(places[0] ?? '', groups) ? places[0] : undefined;
    const id = freeSlug(ofPlace ?? (slugOf(name) || `case-${first?.number}`), ids);
    ids.add(id);
    const section = sections.findLast(({ opener }) => opener <= (first?.number ?? 0));
    return {
      id,
      name,
      ...(section ? { section: section.id } : {}),
      slides: of.map(({ number }) => number),
      places: [...places],
    };
  });
  return { sections, cases, uncertain };
}

function detectSections(slides: readonly NumberedSlide[]): MaterialManifest['sections'] {
  const told = slides.filter(({ opens }) => opens !== undefined);
  const found =
    told.length > 0
      ? told
      : slides.filter((slide, i) => {
          const next = slides[i + 1];
          return (
            i > 0 && slide.title !== '' && !statesSomething(slide) && next && statesSomething(next)
          );
        });
  if (found.length < 2) return [];
  const ids = new Set<string>();
  return found.map(({ number, title, opens = title }) => {
    const id = freeSlug(slugOf(opens) || `section-${number}`, ids);
    ids.add(id);
    return { id, title: opens, opener: number };
  });
}

/** Whether a slide has statements of its own: more than a title, a motto and a line or two below it. */
function statesSomething({ passages }: SlideContent): boolean {
  const statements = passages.filter(({ kind }) => kind === 'statement');
  const words = statements.map(({ text }) => text.split(' ').length);
  return (
    statements.length > MAX_LINES_OF_OPENER ||
    words.reduce((sum, count) => sum + count, 0) > MAX_WORDS_OF_OPENER ||
    statements.some(({ text }, i) => /[.!?]$/u.test(text) && (words[i] ?? 0) > MAX_WORDS_OF_CALL)
  );
}

function isBareOpener(slide: NumberedSlide, openers: ReadonlySet<number>): boolean {
  return openers.has(slide.number) && slide.opens === undefined;
}

function groupSlides(
  placed: readonly Placed[],
  firstOpener: number,
  uncertain: string[],
): readonly Group[] {
  const ofPlaces = placed.filter(({ places }) => places.from === 'title').length;
  const isOfCases = placed.length > 1 && ofPlaces >= MIN_OF_PLACES * placed.length;
  const groups: Group[] = [];
  let before: Placed | undefined;
  for (const slide of placed) {
    const { number, title, places } = slide;
    const last = groups.at(-1);
    const follows = last !== undefined && before !== undefined && last.slides.at(-1) === before;
    const isNext = follows && number === (before?.number ?? 0) + 1;
    before = slide;
    if (isNext && sameTitle(title, last.slides[0]?.title ?? '')) {
      last.slides.push(slide);
      continue;
    }
    if (places.from !== 'title' && (!isOfCases || number < firstOpener)) continue;
    if (places.from === 'nowhere') {
      if (!isNext) continue;
      uncertain.push(
        `Slide ${number} names no place: taken as part of the case of slide ${number - 1}.`,
      );
      last.slides.push(slide);
      continue;
    }
    if (places.from !== 'title') {
      uncertain.push(
        `Slide ${number} has no place in its title: taken as a case of ${places.ids.join(', ')}, by its text.`,
      );
    } else if (isNext && places.ids.join() === last.places.join()) {
      uncertain.push(
        `Slides ${number - 1} and ${number} are of the same places: taken as two cases.`,
      );
    }
    groups.push({ slides: [slide], places: places.ids });
  }
  return groups;
}

/** "Espoo (2/2)", "Espoo, jatkuu" go on with "Espoo". */
function sameTitle(title: string, before: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(
        /\(?\s*(?:\d+\s*\/\s*\d+|jatkuu|jatkoa|forts(?:ättning|ätter)?\.?|continued|cont\.)\s*\)?/gu,
        '',
      )
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(title) !== '' && plain(title) === plain(before);
}

function isOnlyOf(place: string, groups: readonly Group[]): boolean {
  return groups.filter(({ places }) => places.length === 1 && places[0] === place).length === 1;
}
