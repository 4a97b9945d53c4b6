import { createHash } from 'node:crypto';
import type { Material, MaterialManifest } from '#corpus/material';
import type { Place } from '#corpus/places';
import { composeSource } from '#ingest/add/compose-source';
import { inflectPlaceName } from '#ingest/language/inflect-place';
import { createRandom, shuffle } from '#ingest/random';
import type { Block, ReadPage } from '#ingest/readers/document';
import { makeStatements } from './make-statements.js';
import { capitalise, makeCompound, pick } from './make-words.js';

/** A question whose answer is known, since both were made from one fact. */
export type ScaleQuestion = {
  readonly text: string;
  /** Whether it names the municipality; if not, it names the project, which is there once. */
  readonly namesPlace: boolean;
  readonly materialId: string;
  readonly slide: number;
};

/** A material, and questions that its slides answer: of each slide one, and another by its project. */
export type SyntheticMaterial = {
  readonly material: Material;
  readonly questions: readonly ScaleQuestion[];
};

/** Statements on a slide, and so chunks; slides of a section; sections of a material. */
const STATEMENTS = 8;
const SLIDES = 12;
const SECTIONS = 4;

/** Chunks of a whole material: one for each statement, and one that tells of the whole. */
export const CHUNKS_OF_MATERIAL = SECTIONS * SLIDES * STATEMENTS + 1;

/**
 * Makes Finnish municipal materials of so many chunks together, one after the other: decks like the real
 * one, a slide for each practice of a municipality, in sentences of {@link makeStatements}. The same
 * seed makes the same materials, and more chunks make the same ones and then more.
 */
export function* makeMaterials(
  chunks: number,
  places: readonly Place[],
  seed = 1,
): Generator<SyntheticMaterial, void, void> {
  const municipalities = places.filter(({ kind }) => kind === 'municipality');
  for (let made = 0, n = 1; made < chunks; made += CHUNKS_OF_MATERIAL, n++) {
    yield makeMaterial(n, municipalities, seed, Math.min(chunks - made, CHUNKS_OF_MATERIAL));
  }
}

function makeMaterial(
  n: number,
  municipalities: readonly Place[],
  seed: number,
  chunks: number,
): SyntheticMaterial {
  const random = createRandom(seed * 1_000_003 + n);
  const id = `synteettinen-${String(n).padStart(5, '0')}`;
  const title = `${capitalise(makeCompound(random).nominative)} kunnissa, osa ${n}`;
  const owners = shuffle(municipalities, random);
  const pages: ReadPage[] = [
    pageOf(1, title, [paragraph(`Julkaisu kokoaa kuntien käytäntöjä, osa ${n}.`)]),
  ];
  const sections: MaterialManifest['sections'] = [];
  const cases: MaterialManifest['cases'] = [];
  const questions: ScaleQuestion[] = [];
  let left = chunks - 1;
  for (let section = 1; section <= SECTIONS && left > 0; section++) {
    const name = capitalise(makeCompound(random).nominative);
    sections.push({ id: `osa-${section}`, title: name, opener: pages.length + 1 });
    pages.push(pageOf(pages.length + 1, name, []));
    for (let slide = 0; slide < SLIDES && left > 0; slide++) {
      const number = pages.length + 1;
      const place = owners[cases.length % owners.length] as Place;
      const subject = makeCompound(random);
      const { statements, asked, project } = makeStatements(subject, place, random);
      const told = statements.slice(0, Math.min(STATEMENTS, left));
      left -= told.length;
      const heading = `${capitalise(subject.nominative)}, ${place.fi}`;
      pages.push(pageOf(number, heading, told.map(item)));
      cases.push({
        id: `tapaus-${number}`,
        name: place.fi,
        section: `osa-${section}`,
        slides: [number],
        places: [place.id],
      });
      const ask = (text: string, namesPlace: boolean) =>
        questions.push({ text, namesPlace, materialId: id, slide: number });
      const question = pick(asked.slice(0, told.length), random);
      ask(question.replace('{paikka}', localForm(place)), true);
      if (told.some((text) => text.includes(project))) ask(`Mikä on ${project}?`, false);
    }
  }
  const { source, slides } = composeSource(pages, title);
  const manifest: MaterialManifest = {
    schema: 1,
    id,
    title,
    publisher: 'Synteettinen kunta',
    published: '2026-01',
    language: 'fi',
    sourceSha256: createHash('sha256').update(source).digest('hex'),
    layout: 'blocks',
    sections,
    cases,
    slides,
    questions: [],
  };
  return {
    material: { manifest, source, translations: {}, expansions: {}, topics: [] },
    questions,
  };
}

function pageOf(number: number, title: string, blocks: readonly Block[]): ReadPage {
  return { number, title, isTitleShown: true, blocks };
}

const item = (text: string): Block => ({ kind: 'item', level: 0, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', level: 0, text });

/** Where something happens: Kokemäki → Kokemäellä or Kokemäessä, whichever the inflection gives first. */
function localForm({ fi }: Place): string {
  const forms = [...inflectPlaceName(fi)];
  return capitalise(forms.find((form) => /(?:ssa|ssä)$/u.test(form)) ?? fi);
}
