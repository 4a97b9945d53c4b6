/** What a {@link KuntaopasError} is made from. */
export type KuntaopasErrorInit = {
  /** Stable machine name, for instance `index-damaged`; tests, exit codes and HTTP types hang on it. */
  readonly code: string;
  /** One sentence: what happened, with which value. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly remedy: string;
  /** The values behind the sentence, for logs. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
};

/**
 * The only error class of the project: a fault that has a name and a remedy. Faults are thrown and
 * caught at two edges (command lines, HTTP); what a reader may expect, such as an abstention, is a
 * value and never an error.
 */
export class KuntaopasError extends Error {
  override readonly name = 'KuntaopasError';
  readonly code: string;
  readonly remedy: string;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(init: KuntaopasErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.remedy = init.remedy;
    this.facts = init.facts ?? {};
  }
}
