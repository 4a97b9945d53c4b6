import { createHash } from 'node:crypto';
import type { Language, Material } from '#corpus/material';
import { languageSchema } from '#corpus/material';
import type { SlidePage } from './cases.js';
import type { Passage } from './passages.js';

/** A list longer than this (characters of its Finnish text) is cut between items. */
const MAX_CHUNK_LENGTH = 800;

/** The text of a chunk in one language: what is embedded and searched. */
export type ChunkText = {
  /** Whose practice and which subject: case name, slide title, section. */
  readonly header: string;
  readonly body: string;
};

/** What is embedded of it. */
export function embeddedText({ header, body }: ChunkText): string {
  return `${header}\n${body}`;
}

/** A question that a passage of the chunk answers: searched, never shown. */
export type ExpectedQuestion = {
  /** Position of the passage in the chunk's. */
  readonly passage: number;
  readonly language: Language;
  readonly text: string;
};

/** What is embedded: a statement, with the list below it, under the header of its case. */
export type Chunk = {
  /** Hash of the content: the same text gives the same id. */
  readonly id: string;
  readonly materialId: string;
  /** `null` on slides outside the cases (purpose, section openers). */
  readonly caseId: string | null;
  readonly slide: number;
  /** Mottos are found, but never preferred to a case. */
  readonly isQuotation: boolean;
  /** Id of the heading under which it stands with others, if any. */
  readonly heading: string | null;
  /** Ids of the passages, the lead-in of the list first. */
  readonly passages: readonly string[];
  /** The material's own language always; a translation where there is one of every passage. */
  readonly texts: Readonly<Partial<Record<Language, ChunkText>>>;
  readonly questions: readonly ExpectedQuestion[];
};

/** Cuts the slides of a material into chunks; none crosses a slide, so none crosses a case. */
export function chunkPages(material: Material, pages: readonly SlidePage[]): readonly Chunk[] {
  return pages.flatMap((page) =>
    groupPassages(page.passages).map((group) => buildChunk(material, page, group)),
  );
}

/** Statements with the items of their lists; mottos alone; headings and captions left out. */
function groupPassages(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  const groups: Passage[][] = [];
  for (const passage of passages) {
    if (passage.kind === 'heading' || passage.kind === 'caption') continue;
    const group = groups.at(-1);
    const length = group?.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
    if (!group || passage.level === 0) groups.push([passage]);
    else if (length + passage.text.length <= MAX_CHUNK_LENGTH) group.push(passage);
    else groups.push([...group.slice(0, 1), passage]);
  }
  return groups;
}

function buildChunk(material: Material, page: SlidePage, group: readonly Passage[]): Chunk {
  const { manifest, translations } = material;
  const lead = page.passages.find(({ id }) => id === group[0]?.lead);
  const read = lead ? [lead, ...group] : group;
  const texts: Partial<Record<Language, ChunkText>> = {};
  for (const language of languageSchema.options) {
    const translation = translations[language];
    if (language === manifest.language) {
      texts[language] = {
        header: joinHeader([page.case?.name, page.title, page.section?.title]),
        body: read.map(({ text }) => text).join('\n'),
      };
    } else if (translation && read.every(({ id }) => translation.passages[id] !== undefined)) {
      texts[language] = {
        header: joinHeader([
          page.case ? translation.cases[page.case.id] : undefined,
          translation.slides[page.number],
          page.section ? translation.sections[page.section.id] : undefined,
        ]),
        body: read.flatMap(({ id }) => translation.passages[id] ?? []).join('\n'),
      };
    }
  }
  const content = {
    materialId: manifest.id,
    caseId: page.case?.id ?? null,
    slide: page.number,
    isQuotation: group[0]?.kind === 'quotation',
    heading: lead?.id ?? null,
    passages: group.map(({ id }) => id),
    texts,
    questions: languageSchema.options.flatMap((language) =>
      group.flatMap(({ id }, passage) =>
        (material.expansions[language]?.passages[id] ?? []).map((text) => ({
          passage,
          language,
          text,
        })),
      ),
    ),
  };
  const id = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  return { id, ...content };
}

function joinHeader(parts: readonly (string | undefined)[]): string {
  return [...new Set(parts.filter((part) => part !== undefined))].join(' · ');
}
