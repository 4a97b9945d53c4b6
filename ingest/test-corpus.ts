import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Expansion, languageSchema, type Material, type Topic } from '#corpus/material';
import { ingestConfigSchema } from './config.js';
import { openTools, type Tools } from './open-tools.js';

/**
 * What ingests the corpus, its materials with one of the questions beside the text for each passage and slide:
 * an index of them is built in a second or two.
 */
export async function openTestTools(): Promise<Tools> {
  const tools = await openTools(ingestConfigSchema.parse({}));
  return { ...tools, materials: tools.materials.map(withFewQuestions) };
}

function withFewQuestions(material: Material): Material {
  const few = Object.entries(material.expansions).map(([lang, all]) => [lang, fewOf(all)] as const);
  return {
    ...material,
    expansions: Object.fromEntries(few),
    topics: material.topics.map(fewOfTopic),
  };
}

/** Copies the corpus, with as few questions as {@link openTestTools} has. */
export async function copyTestCorpus(folder: string): Promise<void> {
  await cp('corpus', folder, { recursive: true });
  for (const file of await readdir(folder, { recursive: true })) {
    const change = async <T>(few: (whole: T) => T) => {
      const whole: T = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
      await writeFile(path.join(folder, file), JSON.stringify(few(whole)));
    };
    if (path.basename(path.dirname(file)) === 'expansions') await change(fewOf);
    if (path.basename(file) === 'topics.json') await change<Topic[]>((all) => all.map(fewOfTopic));
  }
}

function fewOfTopic(topic: Topic): Topic {
  const few = languageSchema.options.map((language) => [language, topic[language].slice(0, 1)]);
  return { ...topic, ...Object.fromEntries(few) };
}

function fewOf(expansion: Expansion): Expansion {
  const firstOfEach = (questions: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(questions).map(([id, asked]) => [id, asked.slice(0, 1)]));
  return {
    ...expansion,
    passages: firstOfEach(expansion.passages),
    gaps: firstOfEach(expansion.gaps),
  };
}
