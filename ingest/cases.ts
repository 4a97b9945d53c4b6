import type { Material } from '#corpus/material';
import { readBlockPassages } from './block-passages.js';
import type { SlideContent } from './passages.js';
import { readPassages } from './passages.js';
import type { Slide } from './slides.js';

/** A slide taken apart, and where in the material it stands. */
export type SlidePage = Slide &
  SlideContent & {
    /** `null` on slides outside the cases. */
    readonly case: Case | null;
    /** `null` before the first section. */
    readonly section: Section | null;
  };

/** A part of a material, opened by a slide. */
export type Section = { readonly id: string; readonly title: string };

/** One municipality's or region's practice. */
export type Case = {
  readonly id: string;
  /** Short name for lists and citations. */
  readonly name: string;
  /** `null` in a material without sections. */
  readonly section: Section | null;
  readonly slides: readonly number[];
  /** Ids from the gazetteer: whose practice this is. */
  readonly places: readonly string[];
};

/** The cases of a material, in the order of the manifest. */
export function readCases({ manifest }: Material): readonly Case[] {
  const sections = new Map(manifest.sections.map(({ id, title }) => [id, { id, title }]));
  return manifest.cases.map(({ id, name, section, slides, places }) => ({
    id,
    name,
    section: (section !== undefined && sections.get(section)) || null,
    slides,
    places,
  }));
}

/** Takes every slide apart and tells to which case and section it belongs: a section goes on to the next. */
export function readPages(
  material: Material,
  slides: readonly Slide[],
  cases: readonly Case[],
): readonly SlidePage[] {
  const caseOf = new Map(cases.flatMap((entry) => entry.slides.map((n) => [n, entry] as const)));
  const openers = new Map(
    material.manifest.sections.map(({ id, title, opener }) => [opener, { id, title }]),
  );
  let opened: Section | null = null;
  return slides.map((slide) => {
    const owner = caseOf.get(slide.number) ?? null;
    opened = openers.get(slide.number) ?? opened;
    const read = slide.layout === 'blocks' ? readBlockPassages : readPassages;
    return { ...slide, ...read(slide), case: owner, section: owner?.section ?? opened };
  });
}
