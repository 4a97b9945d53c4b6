import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Material } from '#corpus/material';
import { assembleAnswer } from '#server/answer/assemble-answer';
import type { AnswerTrace } from '#server/answer-trace';
import { type Assistant, assemble } from '#server/assemble';
import type { ServerConfig } from '#server/config';
import { FEATURES } from '#server/retrieve/calibration';
import { askAll, type Run } from '../ask-all.js';
import { collectEvidence, type Fit, type LabelledEvidence, labelEvidence } from '../calibrate.js';
import { chooseQuestions } from '../results.js';
import type { DocumentPassage, DocumentQuestion } from './document-text.js';
import { isFoundFirst } from './measure-document.js';

/** What another language leaves to go by: neither questions beside the text nor its very words. */
const LACKING = new Set([
  'asked',
  'gap',
  'gapOfCase',
  'topic',
  'expectedApart',
  'elsewhere',
  'ofOthers',
]);
export const FOREIGN_FIT: Fit = {
  names: FEATURES.filter((name) => !LACKING.has(name)),
  ridge: 0.03,
};

/** What evidence is collected from. */
export type ForeignSources = {
  /** Over the deck and the document. */
  readonly assistant: Assistant;
  readonly material: Material;
  readonly passages: readonly DocumentPassage[];
  readonly questions: readonly DocumentQuestion[];
  readonly config: ServerConfig;
  readonly root: string;
};

/**
 * Evidence for what is asked in another language than the text's: Swedish and English questions of `dev`, asked of
 * the deck without translations and questions; those of them that the deck does not answer, where the document comes
 * nearest; and the English questions on every second chapter, whose right paragraph is found first.
 */
export async function collectForeign(
  sources: ForeignSources,
): Promise<readonly LabelledEvidence[]> {
  const dev = (await chooseQuestions(['dev'], '')).filter(({ language }) => language !== 'fi');
  const { tools } = await assembleBare(sources);
  const ofDeck = (await askAll(dev, tools)).filter(({ question: { expect } }) =>
    ['answered', 'unanswered'].includes(expect),
  );
  const others = dev.filter(({ expect }) => expect !== 'answered');
  const beside = await askAll(others, sources.assistant.tools);
  const { id } = sources.material.manifest;
  const nearDocument = beside.filter(({ answer }: Run) => answer.citations[0]?.material === id);
  return [...collectEvidence([...ofDeck, ...nearDocument]), ...(await askHalf(sources))];
}

/** The deck as if nobody had translated it or written questions for it. */
async function assembleBare({ assistant, material, config, root }: ForeignSources) {
  const corpusFolder = path.join(root, 'bare');
  await cp(config.CORPUS_FOLDER, corpusFolder, { recursive: true });
  await rm(path.join(corpusFolder, material.manifest.id), { recursive: true });
  for (const { manifest } of assistant.materials) {
    for (const folder of ['translations', 'expansions']) {
      await rm(path.join(corpusFolder, manifest.id, folder), { recursive: true, force: true });
    }
  }
  const INDEX_FOLDER = path.join(root, 'bare-index');
  return assemble({ ...config, CORPUS_FOLDER: corpusFolder, INDEX_FOLDER, onRebuild: () => {} });
}

async function askHalf({
  assistant,
  material,
  passages,
  questions,
}: ForeignSources): Promise<readonly LabelledEvidence[]> {
  const chapters = [...new Set(passages.map(({ chapter }) => chapter))];
  const chosen = new Map(
    passages
      .filter(({ chapter }) => chapters.indexOf(chapter) % 2 === 0)
      .map((passage) => [passage.id, passage]),
  );
  const rows: LabelledEvidence[] = [];
  for (const { passage, en } of questions) {
    const wanted = chosen.get(passage);
    if (!wanted) continue;
    const trace: AnswerTrace = {};
    const messages = [{ role: 'user' as const, content: en }];
    const request = { messages, language: 'en' as const, material: material.manifest.id };
    await assembleAnswer(assistant.answer(request, undefined, trace));
    if (isFoundFirst(trace, material, wanted.text))
      rows.push(...labelEvidence(trace.verdict, true));
  }
  return rows;
}
