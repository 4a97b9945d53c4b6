import type { Coefficients } from './logistic.js';

/** What tells whether a question is answered; each 0 … 1. */
export type EvidenceFeatures = {
  /** Cosine similarity of the best chunk. */
  readonly dense: number;
  /** BM25 of the best chunk as a share of the question. */
  readonly lexical: number;
  /** Share of the question's terms, by weight, that the best case has anywhere. */
  readonly coverage: number;
  /** Share of the terms that other cases have as they are and this one has not. */
  readonly elsewhere: number;
  /** Those among them by which other cases are called. */
  readonly ofOthers: number;
  /** 1 when the question asks for a date, a sum, a number … and the best chunks hold one. */
  readonly expectedFound: number;
  /** 1 when it asks for such a thing and they hold none. */
  readonly expectedMissing: number;
  /** How much nearer another passage is than the nearest that holds such a thing: a date, but of what? */
  readonly expectedApart: number;
  /** 1 when the question is about the material itself and its own slides answer. */
  readonly about: number;
  /** 1 when it gives a number, as a year, that the case never gives. */
  readonly numberMissing: number;
  /** 1 when it can be answered by yes or no: it says itself what it wants to hear of. */
  readonly yesOrNo: number;
  /** 1 when it asks for all cases, whose frames match little of any. */
  readonly list: number;
  /** 1 when it compares: no case has the words for both sides. */
  readonly comparison: number;
  /** 1 when it goes on with the subject before and so says little. */
  readonly goesOn: number;
  /** Similarity to the nearest question that the best case is known to answer. */
  readonly asked: number;
  /** Similarity to the nearest question that the material is known to leave open. */
  readonly gap: number;
  /** The same of the best case alone. */
  readonly gapOfCase: number;
  /** Similarity of a question for cases to the nearest topic of the material. */
  readonly topic: number;
  /** 1 when it asks for an opinion, advice or a ruling. */
  readonly judgement: number;
  /** Terms of the question, of eight: of many words some always stand in a case. */
  readonly length: number;
};

/** Coefficients of the regression, and the probability from which on a question is answered. */
export type Calibration = Coefficients<keyof EvidenceFeatures | 'threshold'>;

/**
 * Logistic regression over what was found, fitted on the development questions and never on the test
 * questions (`npm run evals -- --calibrate` prints the coefficients and the reliability curve): for a
 * material with expansions, for one that is known by its text alone, and for such a one that is asked about in
 * another language (`npm run evals:document -- --calibrate`): words that are only translated tell less, meaning more.
 */
export const CALIBRATION: Readonly<Record<'expanded' | 'plain' | 'foreign', Calibration>> = {
  expanded: {
    bias: -1.43,
    dense: -1.18,
    lexical: 2.49,
    coverage: 2.22,
    elsewhere: 1.48,
    ofOthers: -5.01,
    expectedFound: 0.44,
    expectedMissing: -1.78,
    expectedApart: -7.25,
    about: 2.52,
    numberMissing: -0.98,
    yesOrNo: -1.06,
    list: -2.42,
    comparison: 3.88,
    goesOn: 3.1,
    asked: 15.18,
    gap: -9.87,
    gapOfCase: -7.49,
    topic: 2.57,
    judgement: -2.42,
    length: 1.17,
    threshold: 0.3,
  },
  plain: {
    bias: -2.29,
    dense: 0.98,
    lexical: 3.05,
    coverage: 0.3,
    elsewhere: 0.22,
    ofOthers: -1.22,
    expectedFound: -0.03,
    expectedMissing: -1.21,
    expectedApart: 0,
    about: 0.08,
    numberMissing: -0.81,
    yesOrNo: -0.32,
    list: 0.87,
    comparison: 0.98,
    goesOn: 1.61,
    asked: 0,
    gap: 0,
    gapOfCase: 0,
    topic: 0,
    judgement: -1.36,
    length: 1.52,
    threshold: 0.3,
  },
  foreign: {
    bias: -2.79,
    dense: 3.27,
    lexical: 1.87,
    coverage: 1.31,
    elsewhere: 0,
    ofOthers: 0,
    expectedFound: 0.32,
    expectedMissing: -1.16,
    expectedApart: 0,
    about: 2.7,
    numberMissing: -1.27,
    yesOrNo: -1.39,
    list: 2.08,
    comparison: 1.91,
    goesOn: 2.11,
    asked: 0,
    gap: 0,
    gapOfCase: 0,
    topic: 0,
    judgement: -1.99,
    length: 1.55,
    threshold: 0.36,
  },
};

/** The features, in the order in which calibration fits them. */
export const FEATURES = [
  'dense',
  'lexical',
  'coverage',
  'elsewhere',
  'ofOthers',
  'expectedFound',
  'expectedMissing',
  'expectedApart',
  'about',
  'numberMissing',
  'yesOrNo',
  'list',
  'comparison',
  'goesOn',
  'asked',
  'gap',
  'gapOfCase',
  'topic',
  'judgement',
  'length',
] as const satisfies readonly (keyof EvidenceFeatures)[];
