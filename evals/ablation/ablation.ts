import { MATCH_WEIGHTS, type MatchWeights } from '#ingest/language/match-terms';
import type { IndexContent } from '#ingest/store/store';
import { passageSpeaker } from '#server/answer/choose-answerer';
import type { AnswerTools } from '#server/answer-question';
import { ALL_STAGES, type Stages } from '#server/retrieve/stages';
import { inFinnishOnly, memoryReader } from './memory-reader.js';

/** Ways of matching terms, and the weights that make them. */
const MATCHING = {
  compounds: ['compoundHead', 'compoundModifier', 'headAlone', 'modifierAlone', 'sharedPart'],
  inflection: ['inflection'],
  typos: ['typo', 'folded'],
  synonyms: ['synonym'],
} as const satisfies Readonly<Record<string, readonly (keyof MatchWeights)[]>>;

/** What an ablation can switch off: a stage, a way of matching terms, the translated texts. */
export type Switch = keyof Stages | keyof typeof MATCHING | 'translations';

/** One line of the ablation table. */
export type Variant = { readonly label: string; readonly off: readonly Switch[] };

const isMatching = (name: Switch): name is keyof typeof MATCHING => name in MATCHING;
const isStage = (name: Switch): name is keyof Stages => name in ALL_STAGES;

/**
 * All switches, in the order in which they are put on again when the table builds up. What has no switch
 * (names, the own case of a place, the dampening of mottos) is at work in every line.
 */
export const SWITCHES: readonly Switch[] = [
  'dense',
  'lexical',
  'expansion',
  'inflection',
  'compounds',
  'typos',
  'spelling',
  'synonyms',
  'translations',
  'placeFilter',
  'phrase',
  'expectedAnswer',
  'followUps',
  'abstention',
];

/** The lines of the table: as in production; each alone off; and built up from one search alone. */
export function ablationVariants(): readonly Variant[] {
  const builtUp = SWITCHES.slice(1, -1).map((_, i) => ({
    label: i === 0 ? 'dense and lexical' : `+ ${SWITCHES[i + 1]}`,
    off: SWITCHES.slice(i + 2),
  }));
  return [
    { label: 'production', off: [] },
    ...SWITCHES.map((name) => ({ label: `without ${name}`, off: [name] })),
    { label: 'dense alone', off: SWITCHES.filter((name) => name !== 'dense') },
    { label: 'lexical alone', off: SWITCHES.filter((name) => name !== 'lexical') },
    ...builtUp,
  ];
}

/** The tools of an answer with some things switched off. */
export function switchOff(
  tools: AnswerTools,
  content: IndexContent,
  off: readonly Switch[],
): AnswerTools {
  const none = <K extends string>(keys: readonly K[], value: false | 0) =>
    Object.fromEntries(keys.map((key) => [key, value]));
  const stages: Stages = { ...ALL_STAGES, ...none(off.filter(isStage), false) };
  const weights: MatchWeights = {
    ...MATCH_WEIGHTS,
    ...none(
      off.filter(isMatching).flatMap((name) => [...MATCHING[name]]),
      0,
    ),
  };
  const searched = off.includes('translations') ? inFinnishOnly(content) : content;
  const reader = memoryReader(tools.reader, searched, weights);
  return { ...tools, stages, reader, speaker: passageSpeaker(reader, tools.links) };
}
