/**
 * Stages between question and answer that an eval run switches off, one at a time, to see what each is
 * worth. What hangs on the index (translations, ways of matching terms) is switched by another reader.
 */
export type Stages = {
  /** Misspelt words are mended before a question is read. */
  readonly spelling: boolean;
  /** Search by meaning. */
  readonly dense: boolean;
  /** Search by words. */
  readonly lexical: boolean;
  /** Search among the questions that passages answer. */
  readonly expansion: boolean;
  /** Runs of words that question and passage share. */
  readonly phrase: boolean;
  /** A place that is asked about narrows the search, and is missed where the material lacks it. */
  readonly placeFilter: boolean;
  /** The sort of answer asked for: a date, a sum, a name … */
  readonly expectedAnswer: boolean;
  /** A question goes on from those before it. */
  readonly followUps: boolean;
  /** What is not enough is not answered. */
  readonly abstention: boolean;
};

/** As production answers. */
export const ALL_STAGES: Stages = {
  spelling: true,
  dense: true,
  lexical: true,
  expansion: true,
  phrase: true,
  placeFilter: true,
  expectedAnswer: true,
  followUps: true,
  abstention: true,
};
