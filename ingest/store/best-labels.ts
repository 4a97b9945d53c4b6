/** The labels with the highest scores among those that were offered. */
export type BestLabels = {
  /**
   * Offers the labels from `first` on with their scores, each by the weight that `weights` has for the label; of
   * equal scores what was offered first stays.
   */
  offer(scores: ArrayLike<number>, weights: Float64Array, first: number): void;
  /** Those that stayed, the best first. */
  sorted(): readonly { readonly label: number; readonly score: number }[];
};

/**
 * Keeps the `k` best in a heap whose root is the worst of them: of many labels nearly each is turned away by
 * one comparison, of whole numbers as long as no weight is above `maxWeight`.
 */
export function createBestLabels(k: number, maxWeight = Number.POSITIVE_INFINITY): BestLabels {
  const scores = new Float64Array(k);
  const labels = new Int32Array(k);
  let size = 0;

  const isWorse = (a: number, b: number) => {
    const one = scores[a] as number;
    const other = scores[b] as number;
    return one < other || (one === other && (labels[a] as number) > (labels[b] as number));
  };
  const swap = (a: number, b: number) => {
    const score = scores[a] as number;
    const label = labels[a] as number;
    scores[a] = scores[b] as number;
    labels[a] = labels[b] as number;
    scores[b] = score;
    labels[b] = label;
  };
  const rise = (from: number) => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isWorse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = () => {
    for (let at = 0; ; ) {
      let worst = at;
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
        if (isWorse(child, worst)) worst = child;
      }
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  };

  /** What must be offered at the least to get in, whatever its weight; a little less, since it is rounded. */
  const least = () => {
    const worst = size < k ? Number.NEGATIVE_INFINITY : (scores[0] as number);
    return worst > 0 ? Math.floor(worst / maxWeight) : -(2 ** 31);
  };

  return {
    offer(offered, weights, first) {
      let enough = least();
      for (let i = 0; i < offered.length; i++) {
        if ((offered[i] as number) < enough) continue;
        const score = (offered[i] as number) * (weights[first + i] as number);
        if (size < k) {
          scores[size] = score;
          labels[size] = first + i;
          size++;
          rise(size - 1);
        } else if (score > (scores[0] as number)) {
          scores[0] = score;
          labels[0] = first + i;
          sink();
        } else continue;
        enough = least();
      }
    },
    sorted() {
      const kept = Array.from({ length: size }, (_, at) => ({
        label: labels[at] as number,
        score: scores[at] as number,
      }));
      return kept.sort((a, b) => b.score - a.score || a.label - b.label);
    },
  };
}
