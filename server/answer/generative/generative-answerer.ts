import { randomUUID } from 'node:crypto';
import { KuntaopasError } from '#corpus/errors';
import type { Language } from '#corpus/material';
import type { ChunkReader } from '#ingest/store/store';
import type { Answerer } from '../answerer.js';
import { citePassage, type Links, type LocatedPassage } from '../cite.js';
import { choosePassages } from './choose-passages.js';
import { readSentences } from './markers.js';
import { buildPrompt, NOT_TOLD } from './prompt.js';
import type { StreamModel } from './stream-model.js';
import type { Fault, Verify } from './verify.js';
import { withoutThinking } from './without-thinking.js';

/** What the generative answerer is made with. */
export type GenerativeTools = {
  readonly reader: ChunkReader;
  readonly links: Links;
  readonly streamModel: StreamModel;
  readonly verify: Verify;
};

/** Sentences after which enough is said. */
const MAX_SENTENCES = 12;
/** A sentence that points at more points at nothing. */
const MAX_CITED = 8;

/**
 * Answers in a model's words. Each sentence is a statement, told as soon as the passages that it cites
 * are found to say it; one that they do not say, that cites nothing, or that came before is withheld.
 *
 * @throws KuntaopasError what streaming throws; `llm-not-told` when the model finds no answer in the
 *   passages, `llm-ungrounded` when no sentence was left to tell.
 */
export function generativeAnswerer(tools: GenerativeTools): Answerer {
  const { reader, links, streamModel, verify } = tools;
  return {
    kind: 'generative',
    async *answer({ question, evidence, signal }) {
      const { language } = question;
      const passages = choosePassages(question, evidence, reader.materials);
      const prompt = buildPrompt(question, passages, randomUUID());
      const numbers = new Map<LocatedPassage, number>();
      const told = new Set<string>();
      const withheld: string[] = [];
      for await (const { text, markers } of readSentences(
        withoutThinking(streamModel(prompt, signal)),
      )) {
        signal.throwIfAborted();
        const named = markers.flatMap((marker) => passages[marker - 1] ?? []);
        const fault = await findFault(text, named);
        if (fault) {
          withheld.push(fault);
          continue;
        }
        const cited = await keepNeeded(text, language, named, verify);
        const statement = told.size;
        told.add(text);
        yield { event: 'text-delta', statement, text };
        for (const passage of cited) {
          const n = numbers.get(passage) ?? numbers.size + 1;
          numbers.set(passage, n);
          yield {
            event: 'citation',
            statement,
            citation: citePassage(passage, n, language, links),
          };
        }
        if (told.size === MAX_SENTENCES) return;
      }
      if (told.size === 0) throw nothingTold(withheld);

      async function findFault(
        text: string,
        cited: readonly LocatedPassage[],
      ): Promise<Fault | 'not-told' | 'uncited' | 'repeated' | undefined> {
        if (text.includes(NOT_TOLD)) return 'not-told';
        if (cited.length === 0 || cited.length > MAX_CITED) return 'uncited';
        if (told.has(text)) return 'repeated';
        return (await verify(text, language, cited)).fault;
      }
    },
  };
}

/** Leaves out passages without which as much is said: models cite more than they have used. */
async function keepNeeded(
  text: string,
  language: Language,
  cited: readonly LocatedPassage[],
  verify: Verify,
): Promise<readonly LocatedPassage[]> {
  const { overlap } = await verify(text, language, cited);
  let kept = cited;
  for (const passage of cited.toReversed()) {
    const others = kept.filter((other) => other !== passage);
    if (others.length === 0) break;
    const without = await verify(text, language, others);
    if (without.fault === undefined && without.overlap >= overlap) kept = others;
  }
  return kept;
}

function nothingTold(withheld: readonly string[]): KuntaopasError {
  if (withheld.includes('not-told')) {
    return new KuntaopasError({
      code: 'llm-not-told',
      message: 'The language model finds no answer in the passages.',
      remedy: 'Nothing to do: the passages are shown instead.',
    });
  }
  return new KuntaopasError({
    code: 'llm-ungrounded',
    // What was wrong with each, and never what it said.
    message: `No sentence of the language model was left to tell; withheld by: ${withheld.join(', ') || 'nothing, it wrote none'}.`,
    remedy: 'If this is frequent, use a model that follows instructions better.',
    facts: { withheld },
  });
}
