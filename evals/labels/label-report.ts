import { type Language, languageSchema } from '#corpus/material';
import type { Run } from '../ask-all.js';
import type { PassageHashes } from '../coverage/citation-rot.js';
import { hashText } from '../coverage/passage-texts.js';
import { alignColumns } from '../report/table.js';
import { type AnswerLabel, toLabel } from './label.js';

/** How many answers have each label. */
type LabelCounts = Readonly<Record<'sign' | 'sign_with_remark' | 'not', number>>;

/** What was said of the answers. */
export type LabelReport = {
  /** Of all and by language, outdated ones left out. */
  readonly counts: Readonly<Record<'all' | Language, LabelCounts>>;
  readonly unlabelled: number;
  /** Labelled, but answered otherwise now; ids. */
  readonly outdated: readonly string[];
};

/** Compares what was read with what is answered now; pure. */
export function reportLabels(labels: readonly AnswerLabel[], runs: readonly Run[]): LabelReport {
  const now = new Map(runs.map((run) => [run.question.id, toLabel(run).hash]));
  const labelled = labels.filter(({ label }) => label !== null);
  const isOutdated = ({ id, hash }: AnswerLabel) => now.get(id) !== hash;
  const valid = labelled.filter((entry) => !isOutdated(entry));
  const ofLanguage = (asked: Language) =>
    countLabels(valid.filter(({ language }) => language === asked));
  return {
    counts: {
      all: countLabels(valid),
      fi: ofLanguage('fi'),
      sv: ofLanguage('sv'),
      en: ofLanguage('en'),
    },
    unlabelled: labels.length - labelled.length,
    outdated: labelled.filter(isOutdated).map(({ id }) => id),
  };
}

function countLabels(labels: readonly AnswerLabel[]): LabelCounts {
  const count = (label: AnswerLabel['label']) =>
    labels.filter((entry) => entry.label === label).length;
  return { sign: count('sign'), sign_with_remark: count('sign_with_remark'), not: count('not') };
}

/** The report as text. */
export function labelText({ counts, unlabelled, outdated }: LabelReport): string {
  const groups = ['all', ...languageSchema.options] as const;
  const row = (name: string, label: keyof LabelCounts) => [
    name,
    ...groups.map((group) => withShare(counts[group][label], total(counts[group]))),
  ];
  return [
    `Of ${total(counts.all)} answers read, an expert would`,
    alignColumns([
      ['', ...groups],
      row('  sign', 'sign'),
      row('  sign with a remark', 'sign_with_remark'),
      row('  not sign', 'not'),
    ]),
    `Not labelled yet: ${unlabelled}.`,
    `Outdated, since the answer has changed: ${outdated.length}${outdated.length > 0 ? ` (${outdated.join(', ')})` : ''}.`,
  ].join('\n');
}

function total({ sign, sign_with_remark, not }: LabelCounts): number {
  return sign + sign_with_remark + not;
}

function withShare(count: number, of: number): string {
  return `${count} (${of === 0 ? '–' : `${((100 * count) / of).toFixed(0)} %`})`;
}

/** The passages that labelled answers cite, as they were read. */
export function citedInLabels(labels: readonly AnswerLabel[]): PassageHashes {
  const cited = labels.flatMap(({ label, citations }) => (label === null ? [] : citations));
  return Object.fromEntries(cited.map(({ passageId, quote }) => [passageId, hashText(quote)]));
}
