import type { Language } from '#corpus/material';
import { slideOf } from '#corpus/material';
import type { SlidePage } from '#ingest/cases';
import type { Passage } from '#ingest/passages';
import { mendLines } from '#ingest/passages';
import type { IndexedMaterial, StoredChunk } from '#ingest/store/store';
import type { Citation } from '../contract.js';
import { titleOf } from './name-materials.js';

/** Where the pages of materials are: a path, or an address when the site is known. */
export type Links = {
  material(materialId: string, language?: Language): string;
  slide(materialId: string, slide: number, passage?: string, language?: Language): string;
};

/** Makes the addresses of these pages; `publicUrl` without a slash at its end, empty for relative ones. */
export function slideLinks(publicUrl: string): Links {
  return {
    material(materialId, language) {
      return `${publicUrl}/materials/${materialId}${language ? `?lang=${language}` : ''}`;
    },
    slide(materialId, slide, passage, language) {
      const query = new URLSearchParams();
      if (passage) query.set('passage', passage);
      if (language) query.set('lang', language);
      const search = query.size > 0 ? `?${query}` : '';
      // The passage id has a "#" ("22#3"), which the query carries encoded; the anchor is plain.
      const anchor = passage ? `#${anchorOf(passage)}` : '';
      return `${publicUrl}/materials/${materialId}/slides/${slide}${search}${anchor}`;
    },
  };
}

/** The HTML id of a passage on its slide's page. */
export function anchorOf(passageId: string): string {
  return `passage-${passageId.split('#').at(-1)}`;
}

/** A passage and where it stands. */
export type LocatedPassage = {
  readonly material: IndexedMaterial;
  readonly page: SlidePage;
  readonly passage: Passage;
};

/** Finds passages of a material by their ids (`22#3`), in the order asked. */
export function locatePassages(
  material: IndexedMaterial,
  ids: readonly string[],
): readonly LocatedPassage[] {
  return ids.flatMap((id) => {
    const slide = slideOf(id);
    const page = material.pages.find(({ number }) => number === slide);
    const passage = page?.passages.find((candidate) => candidate.id === id);
    return page && passage ? [{ material, page, passage }] : [];
  });
}

/** Finds the passages of a chunk, or those of them at `positions`; the lead-in of a list first. */
export function locateChunk(
  materials: readonly IndexedMaterial[],
  { materialId, passages }: Pick<StoredChunk, 'materialId' | 'passages'>,
  positions?: readonly number[],
): readonly LocatedPassage[] {
  const material = materials.find(({ manifest }) => manifest.id === materialId);
  const ids = positions ? positions.flatMap((position) => passages[position] ?? []) : passages;
  return material ? locatePassages(material, ids) : [];
}

/**
 * Makes the citation of a passage, and proves it: the quote is what the source says at that place.
 *
 * @throws Error when it is not; an answer with a false quote must never leave.
 */
export function citePassage(
  { material, page, passage }: LocatedPassage,
  n: number,
  language: Language,
  links: Links,
): Citation {
  const { manifest, source, translations } = material;
  if (mendLines(source.slice(passage.start, passage.end)) !== passage.text) {
    throw new Error(`passage ${manifest.id}/${passage.id} is not what its source says`);
  }
  const translation = translations[language];
  return {
    n,
    passageId: `${manifest.id}/${passage.id}`,
    material: manifest.id,
    materialTitle: titleOf(material, language),
    slide: page.number,
    case: page.case ? (translation?.cases[page.case.id] ?? page.case.name) : null,
    title: translation?.slides[page.number] ?? page.title,
    quote: passage.text,
    quoteLanguage: manifest.language,
    span: { start: passage.start, end: passage.end },
    url: links.slide(manifest.id, page.number, passage.id, language),
  };
}

/** The text of a passage in the language of the answer: the original, or its reviewed translation. */
export function passageText({ material, passage }: LocatedPassage, language: Language): string {
  return material.translations[language]?.passages[passage.id] ?? passage.text;
}
