import { createHash } from 'node:crypto';
import path from 'node:path';
import { KuntaopasError } from '#corpus/errors';
import type { Language, Material, MaterialManifest } from '#corpus/material';
import { languageSchema } from '#corpus/material';
import { readPages } from '../cases.js';
import { detectLanguage } from '../language/detect-language.js';
import type { PlaceRecogniser } from '../language/recognise-places.js';
import type { ReadDocument } from '../readers/document.js';
import { splitSlides } from '../slides.js';
import { composeSource } from './compose-source.js';
import { detectCases } from './detect-cases.js';
import { settleBlocks } from './settle-blocks.js';
import { slugOf } from './slug.js';

/** What a person tells of a material that is added; it goes before what the file says. */
export type ToldFacts = {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  /** `YYYY-MM`. */
  readonly published?: string | undefined;
  readonly language?: Language | undefined;
  readonly url?: string | undefined;
};

/** Where a document came from. */
export type Origin = {
  /** Name of the file, or of the folder, without its path. */
  readonly file: string;
  readonly sha256: string;
  /** When it was last changed. */
  readonly changed: Date;
};

/** What a description is made with. */
export type DescribeTools = {
  readonly recogniser: PlaceRecogniser;
  /** Publishers of the materials that are there. */
  readonly publishers: readonly string[];
};

/** Titles that programs give by themselves. */
const NO_TITLE =
  /^(?:microsoft\s|untitled|nimetön|namnlös|document\s?\d*$|presentation\s?\d*$|powerpoint|slide\s?1$|dia\s?1$|.*\.(?:docx?|pptx?|indd|pdf|odt)$)/iu;

/**
 * Makes the material of a document: its text, and a manifest in which what was not sure is said.
 *
 * @throws KuntaopasError `file-without-text`, `publisher-unknown`.
 */
export function describeMaterial(
  document: ReadDocument,
  origin: Origin,
  told: ToldFacts,
  { recogniser, publishers }: DescribeTools,
): Material {
  const pages = document.pages.map(settleBlocks);
  const uncertain = [...document.doubts];
  const title = told.title ?? findTitle(document, origin, uncertain);
  const { source, slides } = composeSource(pages, title);
  const language = told.language ?? findLanguage(document, source, uncertain);
  const base: MaterialManifest = {
    schema: 1,
    id: told.id ?? (slugOf(path.parse(origin.file).name) || slugOf(title) || 'material'),
    title,
    publisher: told.publisher ?? findPublisher(document, origin, publishers, uncertain),
    published: told.published ?? findMonth(document, origin, uncertain),
    language,
    ...(told.url === undefined ? {} : { url: told.url }),
    sourceSha256: createHash('sha256').update(source).digest('hex'),
    layout: 'blocks',
    origin: { file: origin.file, format: document.format, sha256: origin.sha256 },
    sections: [],
    cases: [],
    slides,
    questions: [],
  };
  const material: Material = {
    manifest: base,
    source,
    translations: {},
    expansions: {},
    topics: [],
  };
  const opens = new Map(pages.map(({ number, opens: part }) => [number, part]));
  const read = readPages(material, splitSlides(material), []).map((page) => ({
    ...page,
    opens: opens.get(page.number),
  }));
  const detected = detectCases(read, recogniser);
  uncertain.push(...detected.uncertain);
  const { slides: _, questions, ...head } = base;
  const { sections, cases } = detected;
  return {
    ...material,
    manifest: {
      ...head,
      ...(uncertain.length > 0 ? { uncertain } : {}),
      sections,
      cases,
      slides,
      questions,
    },
  };
}

function findTitle({ titles }: ReadDocument, { file }: Origin, uncertain: string[]): string {
  const own = titles.filter((title) => !NO_TITLE.test(title));
  const title = own[0] ?? path.parse(file).name;
  if (own.length === 0) uncertain.push(`The title is the name of the file: "${title}".`);
  else if (own.length > 1 && own[0] !== own[1]) {
    uncertain.push(
      `The title is the one shown, "${title}"; the file also calls itself "${own[1]}".`,
    );
  }
  return title;
}

function findLanguage({ language }: ReadDocument, source: string, uncertain: string[]): Language {
  const detected = detectLanguage(source.slice(0, 50_000));
  const named = languageSchema.safeParse(language?.slice(0, 2).toLowerCase()).data;
  const found = detected ?? named ?? 'fi';
  if (named && detected && named !== detected) {
    uncertain.push(
      `The file says that its language is "${named}", its text looks like "${detected}".`,
    );
  } else if (!detected) {
    uncertain.push(`The language could not be told from the text: "${found}" is taken.`);
  }
  return found;
}

/** Never the author: a person, whose name nobody meant to publish. */
function findPublisher(
  { publisher }: ReadDocument,
  { file }: Origin,
  publishers: readonly string[],
  uncertain: string[],
): string {
  if (publisher) return publisher;
  const [only, another] = [...new Set(publishers)];
  if (only === undefined || another !== undefined) {
    throw new KuntaopasError({
      code: 'publisher-unknown',
      message: `${file} does not say who published it, and every citation does.`,
      remedy: 'Tell it: --publisher "Kuntaliitto".',
      facts: { file },
    });
  }
  uncertain.push(
    `The file does not name its publisher: "${only}" is taken, as of the other materials.`,
  );
  return only;
}

function findMonth({ published }: ReadDocument, { changed }: Origin, uncertain: string[]): string {
  const month = published ?? changed.toISOString().slice(0, 7);
  uncertain.push(
    `The month of publication, ${month}, is when the file was ${published ? 'made' : 'last changed'}.`,
  );
  return month;
}
