import type { Run } from '../ask-all.js';
import type { PassageHashes } from '../coverage/citation-rot.js';
import { hashText } from '../coverage/passage-texts.js';
import { type AnswerLabel, toLabel } from './label.js';

/** What people said of the answers. */
export type LabelReport = {
  /** How many have each label, outdated ones left out. */
  readonly counts: Readonly<Record<'sign' | 'sign_with_remark' | 'not', number>>;
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
  const count = (label: AnswerLabel['label']) =>
    valid.filter((entry) => entry.label === label).length;
  return {
    counts: {
      sign: count('sign'),
      sign_with_remark: count('sign_with_remark'),
      not: count('not'),
    },
    unlabelled: labels.length - labelled.length,
    outdated: labelled.filter(isOutdated).map(({ id }) => id),
  };
}

/** The report as text. */
export function labelText({ counts, unlabelled, outdated }: LabelReport): string {
  const valid = counts.sign + counts.sign_with_remark + counts.not;
  const share = (count: number) => (valid === 0 ? '–' : `${((100 * count) / valid).toFixed(0)} %`);
  return [
    `Of ${valid} answers read, an expert would`,
    `  sign               ${counts.sign} (${share(counts.sign)})`,
    `  sign with a remark ${counts.sign_with_remark} (${share(counts.sign_with_remark)})`,
    `  not sign           ${counts.not} (${share(counts.not)})`,
    `Not labelled yet: ${unlabelled}.`,
    `Outdated, since the answer has changed: ${outdated.length}${outdated.length > 0 ? ` (${outdated.join(', ')})` : ''}.`,
  ].join('\n');
}

/** The passages that labelled answers cite, as they were read. */
export function citedInLabels(labels: readonly AnswerLabel[]): PassageHashes {
  const cited = labels.flatMap(({ label, citations }) => (label === null ? [] : citations));
  return Object.fromEntries(cited.map(({ passageId, quote }) => [passageId, hashText(quote)]));
}
