import type { Embedder } from '#ingest/embedding/embedder';
import { isUnembeddable } from '#ingest/embedding/embedder';
import type { ChunkReader } from '#ingest/store/store';
import type { QuestionReader } from '../remember-questions.js';
import type { Question } from '../understand.js';
import { chooseLanguage } from '../understand.js';
import type { IntentModel } from './intent-model.js';
import { type Intent, REFUSED, SMALL_TALK } from './intents.js';
import { readSigns } from './signs.js';

/** What intents are read with. */
export type IntentTools = {
  readonly reader: ChunkReader;
  readonly embedder: Embedder;
  readonly readQuestion: QuestionReader;
};

/** How a text looks by itself, without the conversation. */
export type IntentReading = {
  /** Log-odds of its being a question about the material. */
  readonly odds: number;
  /** What it is if it is none. */
  readonly otherwise: Exclude<Intent, 'question'>;
  /** How likely it is an attack, 0 … 1. */
  readonly attack: number;
  /** It names a place in Finland, or a place or thing of the material. */
  readonly isNamed: boolean;
  /** It says too little to be of a subject of its own. */
  readonly isSlight: boolean;
};

/** Terms from which on a text has a subject of its own. */
const ENOUGH_TERMS = 2;

/** Words of which a place may be all that tells: "Mitä Vaasa tekee?" */
const FEW_WORDS = 5;

/** Small talk has to be this much likelier than what is off the topic: that reply fits either. */
const TALK_LEAD = 1.3;

/** Reads the intent of a text by its meaning, its letters, and what ties it to the material. */
export async function readIntent(
  text: string,
  model: IntentModel,
  { reader, embedder, readQuestion }: IntentTools,
): Promise<IntentReading> {
  const question = readQuestion(text, chooseLanguage(text, []));
  const signs = readSigns(question, reader);
  const namesPlace = question.places.some(
    ({ place }) => place.kind !== 'foreign' || reader.places.has(place.id),
  );
  const isNamed = namesPlace || namesThing(question, reader);
  const facts = { isNamed, isSlight: question.terms.length < ENOUGH_TERMS };
  // A bare place is asked about, and what holds no word that the model knows is best searched for.
  const asIs = {
    ...facts,
    odds: Number.POSITIVE_INFINITY,
    otherwise: 'off_topic',
    attack: 0,
  } as const;
  const isShort = text.split(' ').length < (namesPlace ? FEW_WORDS : 3);
  if (question.places.length > 0 && question.terms.length === 0 && isShort) return asIs;
  try {
    const shares = model(await embedder.embedQuery(text), text, signs);
    return {
      ...facts,
      odds: Math.log(shares.question / Math.max(1 - shares.question, 1e-9)),
      otherwise: likeliest(shares),
      attack: shares.attack,
    };
  } catch (error) {
    if (isUnembeddable(error)) return asIs;
    throw error;
  }
}

/** "Mikä on Meet&Greet?": a name whose every word the material has. */
function namesThing({ names, language }: Question, reader: ChunkReader): boolean {
  const unknown = reader.weightOf('', language);
  return names.length > 0 && names.every((name) => reader.weightOf(name, language) < unknown);
}

/** The likeliest kind of the likeliest sort: small talk has many kinds that share its weight. */
function likeliest(shares: Readonly<Record<Intent, number>>): Exclude<Intent, 'question'> {
  const talk = SMALL_TALK.reduce((best, kind) => (shares[kind] > shares[best] ? kind : best));
  const talkShare = SMALL_TALK.reduce((sum, kind) => sum + shares[kind], 0);
  const refused = REFUSED.reduce((best, kind) => (shares[kind] > shares[best] ? kind : best));
  const lead = refused === 'off_topic' ? TALK_LEAD : 1;
  return talkShare > lead * shares[refused] ? talk : refused;
}
