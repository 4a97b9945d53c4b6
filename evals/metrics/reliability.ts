/** A bin of the reliability curve: how often evidence of that confidence answers. */
export type ReliabilityBin = {
  readonly from: number;
  readonly count: number;
  readonly answering: number;
};

const BINS = 10;

/**
 * How confidence compares with the truth, in ten bins of equal width (DeGroot & Fienberg 1983, "The
 * Comparison and Evaluation of Forecasters"): well calibrated, a bin's share that answers is its
 * confidence.
 */
export function reliability(
  judged: readonly { readonly confidence: number; readonly answers: boolean }[],
): readonly ReliabilityBin[] {
  return Array.from({ length: BINS }, (_, i) => {
    const bin = judged.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === i,
    );
    const answering = bin.filter(({ answers }) => answers).length;
    return { from: i / BINS, count: bin.length, answering };
  });
}
