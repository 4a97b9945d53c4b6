import type { Language, Material } from '#corpus/material';
import { readCases, readPages, type SlidePage } from '#ingest/cases';
import { splitSlides } from '#ingest/slides';
import { assembleAnswer } from '#server/answer/assemble-answer';
import type { AnswerTrace } from '#server/answer-trace';
import type { Assistant } from '#server/assemble';
import type { DocumentPassage, DocumentQuestion } from './document-text.js';

/** A quote is of a passage when it has so many of its words: a divided word may be mended wrongly. */
const MIN_SHARED = 0.9;

/** What was read of the document. */
export type ReadingFigures = {
  readonly pages: number;
  /** Share of the chapters that became sections, and of the sections that are chapters. */
  readonly chaptersFound: number;
  readonly sectionsRight: number;
  /** Share of the paragraphs that stand in the text letter by letter, breaks of lines and pages mended. */
  readonly wholeParagraphs: number;
};

/** How questions were answered, as shares of all. */
export type AnswerFigures = {
  readonly questions: number;
  /** The chunk that was found first is of the right paragraph; whether it was answered or not. */
  readonly foundFirst: number;
  readonly answered: number;
  /** The first citation is of the right paragraph. */
  readonly citedFirst: number;
  /** Some citation is. */
  readonly cited: number;
  /** The page of the first citation has some of the right paragraph. */
  readonly rightPage: number;
  /** Taken for no question about the materials. */
  readonly refused: number;
};

/** Compares what was read with what was set. */
export function measureReading(
  material: Material,
  passages: readonly DocumentPassage[],
): ReadingFigures {
  const chapters = new Set(passages.map(({ chapter }) => chapter));
  const sections = material.manifest.sections.map(({ title }) => title);
  const right = sections.filter((title) => chapters.has(title)).length;
  const source = plain(material.source);
  const whole = passages.filter(({ text }) => source.includes(plain(text))).length;
  return {
    pages: material.manifest.slides.length,
    chaptersFound: right / chapters.size,
    sectionsRight: right / Math.max(sections.length, 1),
    wholeParagraphs: whole / passages.length,
  };
}

/** Asks every question in a language and counts what came of it. */
export async function measureAnswers(
  assistant: Assistant,
  material: Material,
  passages: readonly DocumentPassage[],
  questions: readonly DocumentQuestion[],
  { language, isAlone }: { readonly language: Exclude<Language, 'sv'>; readonly isAlone: boolean },
): Promise<AnswerFigures> {
  const texts = new Map(passages.map(({ id, text }) => [id, wordsOf(text)]));
  const pages = new Map(
    readPages(material, splitSlides(material), readCases(material)).map((page) => [
      page.number,
      wordsOfPage(page),
    ]),
  );
  const counts = { foundFirst: 0, answered: 0, citedFirst: 0, cited: 0, rightPage: 0, refused: 0 };
  for (const question of questions) {
    const wanted = texts.get(question.passage) ?? new Set();
    const trace: AnswerTrace = {};
    const request = {
      messages: [{ role: 'user' as const, content: question[language] }],
      language,
      ...(isAlone ? { material: material.manifest.id } : {}),
    };
    const answer = await assembleAnswer(assistant.answer(request, undefined, trace));
    const isRight = (text: string) => share(wordsOf(text), wanted) >= MIN_SHARED;
    const cited = answer.citations.filter((citation) => citation.material === material.manifest.id);
    const [first] = answer.abstained ? [] : answer.citations;
    const page = first?.material === material.manifest.id ? pages.get(first.slide) : undefined;
    if (isFoundFirst(trace, material, wanted)) counts.foundFirst++;
    if (answer.outcome.startsWith('answered')) counts.answered++;
    if (answer.outcome.startsWith('refused') || answer.outcome === 'small_talk') counts.refused++;
    if (first && isRight(first.quote)) counts.citedFirst++;
    if (!answer.abstained && cited.some(({ quote }) => isRight(quote))) counts.cited++;
    if (page && share(wanted, page) >= 0.5) counts.rightPage++;
  }
  const shares = Object.entries(counts).map(([name, count]) => [name, count / questions.length]);
  return { questions: questions.length, ...(Object.fromEntries(shares) as typeof counts) };
}

/** Whether the chunk that was found first is of a paragraph, given as its text or its words. */
export function isFoundFirst(
  { evidence }: AnswerTrace,
  { manifest }: Material,
  paragraph: string | ReadonlySet<string>,
): boolean {
  const chunks = evidence?.cases[0]?.chunks ?? [];
  const found = chunks.toSorted((a, b) => b.score - a.score)[0]?.chunk;
  const body = found?.texts[manifest.language]?.body ?? '';
  const wanted = typeof paragraph === 'string' ? wordsOf(paragraph) : paragraph;
  return found?.materialId === manifest.id && share(wordsOf(body), wanted) >= MIN_SHARED;
}

function wordsOfPage({ passages }: SlidePage): ReadonlySet<string> {
  return wordsOf(passages.map(({ text }) => text).join(' '));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Share of some words that are among others. */
function share(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const both = [...some].filter((word) => others.has(word)).length;
  return some.size === 0 ? 0 : both / some.size;
}

function plain(text: string): string {
  return text.replace(/\s+/gu, '');
}
