import type { Language } from '#corpus/material';
import { detectLanguage, likeliestLanguage } from '#ingest/language/detect-language';
import type { ChunkMatch, ChunkReader } from '#ingest/store/store';
import { readAboutMaterial } from './about-material.js';
import { splitCourtesy } from './courtesy.js';
import { isAboutWeather, isAbuse, isAttack, type Refusal } from './guard.js';
import type { IntentModel } from './intent/intent-model.js';
import type { Intent, SmallTalk } from './intent/intents.js';
import { SMALL_TALK } from './intent/intents.js';
import { type IntentReading, type IntentTools, readIntent } from './intent/read-intent.js';
import { isOneOfCases } from './is-one-of-cases.js';
import { mendSpelling, type SpellingTools } from './mend-spelling.js';
import { chooseLanguage } from './understand.js';

/** What a message is when it is no question about the material. */
export type Aside = (
  | { readonly kind: 'small_talk'; readonly talk: SmallTalk }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
) & {
  /** The language it came in, where it tells. */
  readonly language: Language | undefined;
};

/** A message as it is read: what it asks, without courtesies and slips, and what it is if it asks nothing. */
export type Message = { readonly text: string; readonly aside: Aside | undefined };

/** What a message is read with. */
export type MessageTools = IntentTools &
  SpellingTools & {
    /** `undefined`: fitted with another embedding model; the closed lists alone decide. */
    readonly intents: IntentModel | undefined;
  };

/**
 * Log-odds of being a question below which a message is none. To refuse a real question costs more
 * than to search for small talk in vain, so all are below even. One that names something of the
 * material has to look like something else more surely, and in a conversation a short question looks like
 * anything. Chosen on the development questions.
 */
const FLOOR = { alone: -1.1, unsureAttack: -1.5, named: -2.75, following: -4 };

/**
 * Above these odds a message is a question all the same when some chunk is as near in meaning; not one
 * that asks who the assistant is: services and experts are what the material is about, too.
 */
const DOUBTFUL = -3;
const NEAR = 0.25;

/**
 * A message as near to a material of no cases asks about it, unless it clearly attacks: of what else is asked in
 * the world the model has learnt attacks and what is off the topic alone. Of 380 exemplars and 126 development
 * questions that attack five are as near, of 108 questions of the second document that were turned away for it 83.
 */
const NEAR_UNLEARNT = 0.35;

/** Above this a sentence clearly asks, whatever stands round it. */
const CLEARLY_ASKS = 0.5;

/** An attack is likelier than all else together; one sentence that clearly is one makes the whole one. */
const LIKELY_ATTACKS = 0.5;
const CLEARLY_ATTACKS = 0.9;

/** Sentences that are read by themselves. */
const MAX_SENTENCES = 4;

/**
 * Reads whether a message is a question about the material, small talk, or to be turned away.
 * `isFollowing`: others came before it.
 */
export async function readMessage(
  text: string,
  isFollowing: boolean,
  tools: MessageTools,
): Promise<Message> {
  const aside = (
    intent: Exclude<Intent, 'question'>,
    language = detectLanguage(text),
  ): Message => ({
    text,
    aside: { ...asideOf(intent), language },
  });
  if (isAttack(text)) return aside('attack');
  const { rest, said } = splitCourtesy(text);
  if (rest === '' && said) return aside(said.kind, said.language);
  const asked = { text: mendSpelling(rest === '' ? text : rest, tools), aside: undefined };
  if (readAboutMaterial(asked.text, [], chooseLanguage(asked.text, []))) return asked;
  const { intents } = tools;
  if (!intents) return isAbuse(text) ? aside('abuse') : asked;

  let whole = await readIntent(asked.text, intents, tools);
  if (said?.kind === 'thanks' && whole.odds < CLEARLY_ASKS) {
    // "Thanks, that helped": what comes after asks nothing either.
    const uncut = await readIntent(text, intents, tools);
    if (uncut.odds < whole.odds) whole = uncut;
  }
  const parts = await Promise.all(
    sentencesOf(asked.text).map((sentence) => readIntent(sentence, intents, tools)),
  );
  const asks = [whole, ...parts].some(({ odds }) => odds > CLEARLY_ASKS);
  if (isAbuse(text)) return asks ? asked : aside('abuse');
  if (parts.some(({ attack }) => attack > CLEARLY_ATTACKS)) return aside('attack');
  if (asks && whole.attack < LIKELY_ATTACKS) return asked;
  if (!isAboutWeather(text)) {
    if (whole.odds > floorOf(whole, isFollowing)) return asked;
    // What is off the topic of other materials, the model has not learnt.
    if (whole.otherwise === 'off_topic' && !isOneOfCases(tools.reader.materials)) return asked;
    if (await isNear(asked.text, whole, tools)) return asked;
  }
  const language = detectLanguage(text) ?? (isFollowing ? undefined : likeliestLanguage(text));
  return aside(whole.otherwise, language);
}

function floorOf(reading: IntentReading, isFollowing: boolean): number {
  const { otherwise, attack, isSlight, isNamed } = reading;
  // "How much is it?" is of whatever was spoken of.
  if (isFollowing && isSlight && otherwise === 'off_topic') return Number.NEGATIVE_INFINITY;
  if (isFollowing) return FLOOR.following;
  if (otherwise === 'attack') return attack < LIKELY_ATTACKS ? FLOOR.unsureAttack : FLOOR.alone;
  return isNamed ? FLOOR.named : FLOOR.alone;
}

/** Whether a doubtful message is about what the material tells. */
async function isNear(
  text: string,
  { odds, otherwise, attack }: IntentReading,
  { embedder, reader }: MessageTools,
): Promise<boolean> {
  const [nearest] = await reader.nearest(await embedder.embedQuery(text), 1);
  const score = nearest?.score ?? 0;
  if (attack < CLEARLY_ATTACKS && score >= NEAR_UNLEARNT && isUnlearnt(nearest, reader)) {
    return true;
  }
  // What is off the topic of other materials, the model has not learnt: there nearness alone decides.
  const isOffOthers = otherwise === 'off_topic' && !isOneOfCases(reader.materials);
  if (otherwise === 'attack' || otherwise === 'identity') return false;
  if (odds < DOUBTFUL && !isOffOthers) return false;
  return score >= NEAR;
}

/** Whether what was found is of a material whose like the intents have not learnt: of no cases. */
function isUnlearnt(found: ChunkMatch | undefined, { materials }: ChunkReader): boolean {
  const material = materials.find(({ manifest }) => manifest.id === found?.chunk.materialId);
  return material?.cases.length === 0;
}

/** The sentences of a message of several. */
function sentencesOf(text: string): readonly string[] {
  const sentences = text.split(/(?<=[.!?…])\s+/u);
  return sentences.length > 1 ? sentences.slice(0, MAX_SENTENCES) : [];
}

function asideOf(intent: Exclude<Intent, 'question'>) {
  const talk = SMALL_TALK.find((kind) => kind === intent);
  return talk
    ? ({ kind: 'small_talk', talk } as const)
    : ({ kind: 'refused', refusal: `refused_${intent}` as Refusal } as const);
}
