import type { ReceiptBasis } from '#server/observe/receipt';
import type { AblationRow } from '../ablation/run-ablation.js';
import type { Run } from '../ask-all.js';
import type { GateResult } from '../gate.js';
import { bootstrapInterval, type Interval } from '../metrics/bootstrap.js';
import { isRight } from '../metrics/is-right.js';
import {
  type Figures,
  type FiguresByGroup,
  groupRuns,
  METRICS,
  type MetricName,
  measure,
  measureGroups,
  splitAndLanguage,
} from '../metrics/measure.js';
import { type ReliabilityBin, reliability } from '../metrics/reliability.js';
import { comparePaired, type PairedChange, type RightById, rightById } from '../paired.js';

/** The figures of a group, and how sure each is. */
export type MeasuredGroup = {
  readonly figures: Figures;
  readonly intervals: Readonly<Record<MetricName, Interval | null>>;
};

/** All that an eval run tells; `report.json` as it is, and what the other forms are made of. */
export type Report = {
  readonly basis: ReceiptBasis | null;
  /** By split and language. */
  readonly groups: Readonly<Record<string, MeasuredGroup>>;
  /** By split, then by case, type and variant of the question. */
  readonly slices: Readonly<Record<string, Readonly<Record<Slice, FiguresByGroup>>>>;
  /** Confidence against truth, on the dev split. */
  readonly reliability: readonly ReliabilityBin[];
  readonly change: PairedChange;
  /** `null` when only a part of the questions was asked. */
  readonly gate: GateResult | null;
  readonly ablation: readonly AblationRow[];
  /** Runs that are not right; those of the test split only on demand. */
  readonly failures: readonly Run[];
  readonly hiddenFailures: number;
  /** Ids of the questions of the dev split that are right. */
  readonly passed: readonly string[];
};

/** A way to cut the questions. */
export type Slice = 'case' | 'type' | 'variant';

const SLICES: Readonly<Record<Slice, (run: Run) => readonly string[]>> = {
  case: ({ goldCases }) => goldCases,
  type: ({ question }) => [question.type],
  variant: ({ question }) => [question.variant],
};

/** What a report is made of beside the runs. */
export type ReportParts = {
  readonly before: RightById;
  readonly gate: GateResult | null;
  readonly ablation: readonly AblationRow[];
  readonly showTest: boolean;
};

/** Puts a report together; pure. */
export function buildReport(
  runs: readonly Run[],
  { before, gate, ablation, showTest }: ReportParts,
): Report {
  const splits = groupRuns(runs, ({ question }) => [question.split]);
  const failures = runs.filter((run) => !isRight(run));
  const shown = failures.filter(({ question }) => showTest || question.split === 'dev');
  const dev = splits.get('dev') ?? [];
  return {
    basis: runs[0]?.receipt.basis ?? null,
    groups: Object.fromEntries(
      Array.from(groupRuns(runs, splitAndLanguage), ([name, members]) => [
        name,
        { figures: measure(members), intervals: intervalsOf(members) },
      ]),
    ),
    slices: Object.fromEntries(
      Array.from(splits, ([split, members]) => [
        split,
        {
          case: measureGroups(members, SLICES.case),
          type: measureGroups(members, SLICES.type),
          variant: measureGroups(members, SLICES.variant),
        },
      ]),
    ),
    reliability: reliability(
      dev.flatMap(({ question, receipt: { verdict } }) =>
        verdict
          ? [{ confidence: verdict.confidence, answers: question.expect === 'answered' }]
          : [],
      ),
    ),
    change: comparePaired(before, rightById(runs)),
    gate,
    ablation,
    failures: shown,
    hiddenFailures: failures.length - shown.length,
    passed: dev.filter(isRight).map(({ question }) => question.id),
  };
}

function intervalsOf(runs: readonly Run[]): MeasuredGroup['intervals'] {
  const intervals = METRICS.map(({ name, score }) => [name, bootstrapInterval(runs.map(score))]);
  return Object.fromEntries(intervals);
}
