import type { Verification } from '#server/answer/generative/verify';
import type { CitedClaim } from './sentences.js';

/** A claim and what the check said of it. */
export type VerifiedClaim = CitedClaim & { readonly verification: Verification };

/** How well sentences that are not told are withheld, and those that are told let through. */
export type WithholdingFigures = {
  readonly told: number;
  readonly notTold: number;
  /** Of the sentences withheld, the share that is not told. */
  readonly precision: number;
  /** Of the sentences that are not told, the share that is withheld. */
  readonly recall: number;
  /** Of the sentences that are told, the share that is let through. */
  readonly letThrough: number;
};

/** The figures of a set of claims. */
export function measureWithholding(claims: readonly VerifiedClaim[]): WithholdingFigures {
  const told = claims.filter(({ isTold }) => isTold);
  const notTold = claims.filter(({ isTold }) => !isTold);
  const withheld = ({ verification }: VerifiedClaim) => verification.fault !== undefined;
  const rightly = notTold.filter(withheld).length;
  const wrongly = told.filter(withheld).length;
  return {
    told: told.length,
    notTold: notTold.length,
    precision: rightly / (rightly + wrongly),
    recall: rightly / notTold.length,
    letThrough: 1 - wrongly / told.length,
  };
}

/** A table of the figures by source and split, and of what is withheld by kind of sentence. */
export function measureClaims(claims: readonly VerifiedClaim[]): string {
  const lines = ['source   split   told  not told   precision  recall  told let through'];
  for (const source of ['written', 'made'] as const) {
    for (const split of ['dev', 'test'] as const) {
      const group = claims.filter((claim) => claim.source === source && claim.split === split);
      const { told, notTold, precision, recall, letThrough } = measureWithholding(group);
      lines.push(
        `${source.padEnd(9)}${split.padEnd(6)}${String(told).padStart(6)}${String(notTold).padStart(10)}${precision.toFixed(3).padStart(12)}${recall.toFixed(3).padStart(8)}${letThrough.toFixed(3).padStart(18)}`,
      );
    }
  }
  lines.push('', 'source   kind          split   count  withheld  by');
  const key = ({ source, kind, split }: VerifiedClaim) => `${source}\t${kind}\t${split}`;
  for (const name of [...new Set(claims.map(key))].sort()) {
    const group = claims.filter((claim) => key(claim) === name);
    const faults = group.flatMap(({ verification }) => verification.fault ?? []);
    const [source = '', kind = '', split = ''] = name.split('\t');
    lines.push(
      `${source.padEnd(9)}${kind.padEnd(14)}${split.padEnd(6)}${String(group.length).padStart(7)}${(faults.length / group.length).toFixed(2).padStart(10)}  ${countFaults(faults)}`,
    );
  }
  return lines.join('\n');
}

function countFaults(faults: readonly string[]): string {
  return [...new Set(faults)]
    .map((fault) => `${fault} ${faults.filter((other) => other === fault).length}`)
    .join(', ');
}
