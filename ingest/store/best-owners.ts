import { type BestLabels, createBestLabels } from './best-labels.js';

/** What vectors are of, when several are of the same: the questions of a passage, the gaps of a slide. */
export type Owners = {
  /** Of each label, the number of its owner. */
  readonly ofLabels: Int32Array;
  readonly count: number;
};

/** Numbers the owners of entries, told apart by their keys. */
export function numberOwners<T>(entries: readonly T[], keyOf: (entry: T) => string): Owners {
  const numbers = new Map<string, number>();
  const ofLabels = Int32Array.from(entries, (entry) => {
    const key = keyOf(entry);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return { ofLabels, count: numbers.size };
}

/** Keeps the best label of each of the `k` best owners; of equal scores what was offered first stays. */
export function createBestOwners({ ofLabels, count }: Owners, k: number): BestLabels {
  const scores = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const labels = new Int32Array(count);
  return {
    offer(offered, weights, first) {
      for (let i = 0; i < offered.length; i++) {
        const label = first + i;
        const owner = ofLabels[label] as number;
        const score = (offered[i] as number) * (weights[label] as number);
        if (score > (scores[owner] as number)) {
          scores[owner] = score;
          labels[owner] = label;
        }
      }
    },
    sorted() {
      const best = createBestLabels(Math.min(k, count));
      // An owner of whom nothing was offered has no score, and is turned away.
      best.offer(scores, new Float64Array(count).fill(1), 0);
      return best
        .sorted()
        .map(({ label: owner, score }) => ({ label: labels[owner] as number, score }));
    },
  };
}
