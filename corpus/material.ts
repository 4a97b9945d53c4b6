import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { KuntaopasError } from './errors.js';
import { type Language, languageSchema } from './language.js';

/** Part of what a corpus says; in a file of its own for those who need nothing else of it. */
export { type Language, languageSchema };

/** Kinds of files that a material can be read from. */
export const materialFormatSchema = z.enum(['pdf', 'pptx', 'docx', 'html', 'markdown', 'text']);
export type MaterialFormat = z.infer<typeof materialFormatSchema>;

const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const sectionSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1),
  /** Number of the slide that opens the section. */
  opener: z.int().positive(),
});

const caseSchema = z.strictObject({
  id: idSchema,
  /** Short name under which lists and citations show the case. */
  name: z.string().min(1),
  /** Absent in a material that has no sections. */
  section: idSchema.optional(),
  slides: z.array(z.int().positive()).min(1),
  /** Ids from the gazetteer (`corpus/places`): whose practice this is. */
  places: z.array(idSchema).min(1),
});

const slideEntrySchema = z.strictObject({
  number: z.int().positive(),
  /** Where the slide begins in the source: UTF-16 code units, as `String.prototype.slice` counts. */
  start: z.int().nonnegative(),
  /** Its title, where the text has no line for it; else the text begins with it. */
  title: z.string().min(1).optional(),
  /** Lines that are no statement (link texts, picture credits), as shown after line breaks are mended. */
  captions: z.array(z.string().min(1)).optional(),
  /** Lines that head what follows them, in a material of layout `blocks`. */
  headings: z.array(z.string().min(1)).optional(),
});

/** A question that a case answers, in each language: shown as a suggestion, held true by a test. */
const questionSchema = z.strictObject({
  case: idSchema,
  fi: z.string().min(1),
  sv: z.string().min(1),
  en: z.string().min(1),
});

/** `manifest.json` of a material: written by a person or by `npm run ingest -- add`, corrected by a person. */
export const materialManifestSchema = z.strictObject({
  schema: z.literal(1),
  id: idSchema,
  title: z.string().min(1),
  publisher: z.string().min(1),
  /** Year and month of publication; answers say from when their facts are. */
  published: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'YYYY-MM'),
  language: languageSchema,
  /** Public address of the PDF, when there is one. */
  url: z.httpUrl().optional(),
  /** SHA-256 of `source.txt`: the slide starts hold for these bytes only. */
  sourceSha256: sha256Schema,
  /**
   * How `source.txt` is laid out. Absent: as delivered, with the blank lines of a PDF's text. `blocks`: as
   * `npm run ingest -- add` writes it, with a blank line after each title, heading, paragraph and bullet
   * (`• `), and the items below a bullet (`o `) on the lines after it.
   */
  layout: z.literal('blocks').optional(),
  /** The file that the text was read from. */
  origin: z
    .strictObject({ file: z.string().min(1), format: materialFormatSchema, sha256: sha256Schema })
    .optional(),
  /** What the machine that wrote this was not sure of; a person looks and deletes the lines. */
  uncertain: z.array(z.string().min(1)).optional(),
  /** Passages (`12#3`) that read as orders to an assistant, and that a person has let into the index. */
  released: z.array(z.string().min(1)).optional(),
  sections: z.array(sectionSchema),
  cases: z.array(caseSchema),
  slides: z.array(slideEntrySchema).min(1),
  questions: z.array(questionSchema).default([]),
});
export type MaterialManifest = z.infer<typeof materialManifestSchema>;

/** `translations/{sv,en}.json`: reviewed translations, passage by passage. */
export const translationSchema = z.strictObject({
  language: languageSchema,
  title: z.string().min(1),
  sections: z.record(z.string(), z.string().min(1)),
  /** Case id to its short name. */
  cases: z.record(z.string(), z.string().min(1)),
  /** Slide number to its title. */
  slides: z.record(z.string(), z.string().min(1)),
  /** Passage (`22#3`) to its text. */
  passages: z.record(z.string(), z.string().min(1)),
});
export type Translation = z.infer<typeof translationSchema>;

/**
 * `expansions/{fi,sv,en}.json`: questions that each passage answers, in other words than its own, and
 * questions that a slide raises and leaves open. They are searched and never shown ("document expansion by
 * query prediction", Nogueira et al. 2019, arXiv:1904.08375; that a question is known to have no answer,
 * Rajpurkar et al. 2018, arXiv:1806.03822).
 */
export const expansionSchema = z.strictObject({
  language: languageSchema,
  /** Passage (`22#3`) to the questions that it answers. */
  passages: z.record(z.string(), z.array(z.string().min(1))),
  /** Slide number (`0` for the material as a whole) to the questions that it leaves open. */
  gaps: z.record(z.string().regex(/^\d+$/), z.array(z.string().min(1))).default({}),
});
export type Expansion = z.infer<typeof expansionSchema>;

/**
 * One topic of `topics.json`, an index by topic as at the back of a book: the passages that tell of it, one of
 * each case that does and of no other, and in each language questions for all of them. They are searched and
 * never shown.
 */
export const topicSchema = z.strictObject({
  passages: z.array(z.string().regex(/^\d+#\d+$/, 'a passage, as 22#3')).min(1),
  fi: z.array(z.string().min(1)).default([]),
  sv: z.array(z.string().min(1)).default([]),
  en: z.array(z.string().min(1)).default([]),
});
export type Topic = z.infer<typeof topicSchema>;

/** A publication as read from disk: what it says, and how a person has described it. */
export type Material = {
  readonly manifest: MaterialManifest;
  /** The whole text, byte for byte as delivered. */
  readonly source: string;
  readonly translations: Readonly<Partial<Record<Language, Translation>>>;
  readonly expansions: Readonly<Partial<Record<Language, Expansion>>>;
  readonly topics: readonly Topic[];
};

/**
 * Reads the material in `folder`: `manifest.json` and `source.txt`, and if they are there `translations/*.json`,
 * `expansions/*.json` and `topics.json`.
 *
 * @throws KuntaopasError `material-unreadable` (a file is missing, not UTF-8 or no JSON),
 *   `material-invalid` (a file contradicts its schema, the manifest itself or the source).
 */
export async function readMaterial(folder: string): Promise<Material> {
  const manifestFile = path.join(folder, 'manifest.json');
  const manifest = parse(materialManifestSchema, await readJson(manifestFile), manifestFile);
  const sourceFile = path.join(folder, 'source.txt');
  const bytes = await readBytes(sourceFile);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== manifest.sourceSha256) {
    throw new KuntaopasError({
      code: 'material-invalid',
      message: `${sourceFile} is not the text that its manifest describes (sha256 ${sha256}).`,
      remedy:
        'Restore the file, or check the slide starts and write the new hash in manifest.json.',
      facts: { sourceFile, sha256 },
    });
  }
  const source = decodeUtf8(bytes, sourceFile);
  checkManifest(manifest, source, manifestFile);
  const translations = await readByLanguage(path.join(folder, 'translations'), translationSchema);
  delete translations[manifest.language];
  const expansions = await readByLanguage(path.join(folder, 'expansions'), expansionSchema);
  const topics = await readTopics(path.join(folder, 'topics.json'), manifest);
  return { manifest, source, translations, expansions, topics };
}

async function readTopics(file: string, { slides }: MaterialManifest): Promise<readonly Topic[]> {
  const numbers = new Set(slides.map(({ number }) => number));
  const passageSchema = topicSchema.shape.passages.refine(
    (passages) => passages.every((passage) => numbers.has(slideOf(passage))),
    'names a passage of a slide that is not there',
  );
  const schema = z.array(topicSchema.extend({ passages: passageSchema }));
  return parse(schema, (await readJson(file, { optional: true })) ?? [], file);
}

/** The number of the slide of a passage: passages are called by it, as `22#3`. */
export function slideOf(passage: string): number {
  return Number(passage.split('#')[0]);
}

/** Reads `{fi,sv,en}.json` of a folder; each is optional, and says which language it is in. */
async function readByLanguage<T extends { readonly language: Language }>(
  folder: string,
  schema: z.ZodType<T>,
): Promise<Partial<Record<Language, T>>> {
  const read: Partial<Record<Language, T>> = {};
  for (const language of languageSchema.options) {
    const file = path.join(folder, `${language}.json`);
    const json = await readJson(file, { optional: true });
    if (json === undefined) continue;
    const named = schema.refine((value) => value.language === language, {
      path: ['language'],
      message: `must be ${language}, as the file is named`,
    });
    read[language] = parse(named, json, file);
  }
  return read;
}

function checkManifest(manifest: MaterialManifest, source: string, file: string): void {
  const fault = (message: string) =>
    new KuntaopasError({
      code: 'material-invalid',
      message: `${file}: ${message}`,
      remedy: 'Correct the manifest; corpus/README.md describes its fields.',
      facts: { file },
    });
  const { slides, sections, cases, questions } = manifest;
  if (slides[0]?.start !== 0) throw fault('the first slide does not start at 0.');
  slides.forEach((slide, i) => {
    const before = slides[i - 1];
    if (before && (slide.number <= before.number || slide.start <= before.start)) {
      throw fault(`slide ${slide.number} does not come after slide ${before.number}.`);
    }
    if (slide.start >= source.length) throw fault(`slide ${slide.number} starts past the end.`);
  });
  const numbers = new Set(slides.map((slide) => slide.number));
  const sectionIds = new Set(sections.map((section) => section.id));
  if (sectionIds.size < sections.length) throw fault('two sections have the same id.');
  for (const section of sections) {
    if (!numbers.has(section.opener)) throw fault(`section ${section.id} opens on no known slide.`);
  }
  const taken = new Map<number, string>();
  const caseIds = new Set<string>();
  for (const entry of cases) {
    if (caseIds.has(entry.id)) throw fault(`two cases have the id ${entry.id}.`);
    caseIds.add(entry.id);
    if (entry.section !== undefined && !sectionIds.has(entry.section))
      throw fault(`case ${entry.id} names no known section.`);
    for (const number of entry.slides) {
      if (!numbers.has(number))
        throw fault(`case ${entry.id} names slide ${number}: no such slide.`);
      const owner = taken.get(number);
      if (owner) throw fault(`slide ${number} is in two cases, ${owner} and ${entry.id}.`);
      taken.set(number, entry.id);
    }
  }
  for (const question of questions) {
    if (!caseIds.has(question.case))
      throw fault(`a question names the unknown case ${question.case}.`);
  }
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function decodeUtf8(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** Reads and parses a JSON file; `undefined` when it is optional and not there. */
export async function readJson(file: string, { optional = false } = {}): Promise<unknown> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    if (optional && (cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(file, cause);
  }
  try {
    return JSON.parse(decodeUtf8(bytes, file));
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** Checks what was read from `file` against its schema; the error names the field that is wrong. */
export function parse<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new KuntaopasError({
    code: 'material-invalid',
    message: `${file} is not as it must be: ${z.prettifyError(result.error).replaceAll('\n', ' ')}`,
    remedy: 'Correct the field named above; corpus/README.md describes the files.',
    facts: { file },
    cause: result.error,
  });
}

function unreadable(file: string, cause: unknown): KuntaopasError {
  if (cause instanceof KuntaopasError) return cause;
  return new KuntaopasError({
    code: 'material-unreadable',
    message: `Cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`,
    remedy: 'Check that the file is there, may be read, and is UTF-8 text.',
    facts: { file },
    cause,
  });
}
