import type { OutcomeCount, Tally, UnansweredQuestion } from './feedback.js';

/** Counts that wait to be kept: equal ones are added up. */
export class TallyBuffer {
  #outcomes = new Map<string, OutcomeCount>();
  #unanswered = new Map<string, UnansweredQuestion>();

  get isEmpty(): boolean {
    return this.#outcomes.size === 0 && this.#unanswered.size === 0;
  }

  add({ outcomes, unanswered }: Tally): void {
    for (const entry of outcomes) {
      addUp(this.#outcomes, [entry.day, entry.language, entry.outcome, entry.case], entry);
    }
    for (const entry of unanswered) {
      addUp(this.#unanswered, [entry.day, entry.language, entry.outcome, entry.question], entry);
    }
  }

  /** Gives all that waits and forgets it; always in the same order, so that two writers never cross. */
  take(): Tally {
    const taken = { outcomes: inOrder(this.#outcomes), unanswered: inOrder(this.#unanswered) };
    this.#outcomes = new Map();
    this.#unanswered = new Map();
    return taken;
  }
}

function addUp<T extends { readonly count: number }>(
  waiting: Map<string, T>,
  parts: readonly unknown[],
  entry: T,
): void {
  const key = JSON.stringify(parts);
  waiting.set(key, { ...entry, count: entry.count + (waiting.get(key)?.count ?? 0) });
}

function inOrder<T>(waiting: ReadonlyMap<string, T>): readonly T[] {
  return [...waiting].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
