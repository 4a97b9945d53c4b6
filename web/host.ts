/** The element, as its parts know it: who shows what they hold. */
export type Host = {
  /** Has the element rendered, soon and once however often it is asked. */
  requestUpdate(): void;
  /** Fulfilled when all that was requested so far is on the page. */
  readonly updateComplete: Promise<void>;
};
