import { z } from 'zod';
import { type FiguresByGroup, METRICS } from './metrics/measure.js';

/** How far a figure may fall below the baseline: one question of the smallest set is more. */
const TOLERANCE = 0.02;

/** `baseline.json`: the figures of the last accepted state, by split and language. */
export const baselineSchema = z.strictObject({
  /** Hashes of the materials; figures of another corpus do not compare. */
  materials: z.array(z.string()),
  figures: z.record(z.string(), z.record(z.string(), z.number().nullable())),
});
export type Baseline = z.infer<typeof baselineSchema>;

/** What the gate says. */
export type GateResult = { readonly ok: boolean; readonly messages: readonly string[] };

/**
 * Compares figures with the baseline. Pure, and fails closed: no figures, a group or figure that is
 * missing, another corpus or rotten gold (`coverage/citation-rot.ts`) do not pass. A figure that the
 * baseline does not know yet is not compared.
 */
export function checkGate(
  figures: FiguresByGroup,
  materials: readonly string[],
  baseline: Baseline,
  rot: readonly string[] = [],
): GateResult {
  if (materials.join() !== baseline.materials.join()) {
    const message =
      'The corpus is not that of the baseline: read the failures, then run with --update-baseline.';
    return { ok: false, messages: [message, ...rot] };
  }
  const groups = Object.entries(baseline.figures);
  const messages = groups.flatMap(([group, expected]) => {
    const actual = figures[group];
    if (!actual || actual.questions === 0) return [`${group}: no question was asked`];
    return METRICS.flatMap(({ name, better }) => {
      const before = expected[name] ?? null;
      const now = actual[name];
      if (before === null) return [];
      const fall = now === null ? Number.POSITIVE_INFINITY : before - now;
      const worse = better === 'high' ? fall : -fall;
      if (now !== null && worse <= TOLERANCE) return [];
      return [`${group}: ${name} is ${now?.toFixed(3) ?? 'missing'}, was ${before.toFixed(3)}`];
    });
  });
  if (groups.length === 0) messages.push('the baseline is empty');
  messages.push(...rot);
  return { ok: messages.length === 0, messages };
}

/** The baseline that a set of figures makes. */
export function toBaseline(figures: FiguresByGroup, materials: readonly string[]): Baseline {
  const round = (value: number | null) => (value === null ? null : Number(value.toFixed(4)));
  return {
    materials: [...materials],
    figures: Object.fromEntries(
      Object.entries(figures).map(([group, values]) => [
        group,
        Object.fromEntries(METRICS.map(({ name }) => [name, round(values[name])])),
      ]),
    ),
  };
}
