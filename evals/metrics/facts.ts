/**
 * What the text of an answer says.
 *
 * - fact recall: gold key strings (numbers, names, dates) that the answer holds, of those of the
 *   question; the mean over the answerable questions that have some. A string that may be said in
 *   several ways has alternatives. ("Nugget recall": Voorhees 2003, TREC QA track.)
 * - list F1: harmonic mean of precision and recall of the cases that an answer cites, over the
 *   questions that ask for all the cases of a kind (van Rijsbergen 1979, over sets).
 * - list exact: those of them whose answer cites as many cases as there are.
 */
import type { Run } from '../ask-all.js';
import { holds, isAnswerable, type Metric, part } from './metric.js';

/** The figures of what is said. */
export const FACTS = [
  {
    name: 'factRecall',
    label: 'fact recall',
    better: 'high',
    score: (run) =>
      isAnswerable(run) && run.question.facts.length > 0 ? part(factRecallOf(run)) : null,
  },
  {
    name: 'listF1',
    label: 'list F1',
    better: 'high',
    score: (run) => {
      if (!asksForCases(run)) return null;
      const { goldCases, citedCases } = run;
      const found = citedCases.filter((id) => goldCases.includes(id)).length;
      return part((2 * found) / (citedCases.length + goldCases.length));
    },
  },
  {
    name: 'listExact',
    label: 'list count exact',
    better: 'high',
    score: (run) =>
      asksForCases(run) ? holds(run.citedCases.length === run.goldCases.length) : null,
  },
] as const satisfies readonly Metric[];

/** Share of the gold facts that the text of the answer holds; 1 when the question has none. */
export function factRecallOf({ question, answer }: Run): number {
  if (question.facts.length === 0) return 1;
  const text = normalise(answer.answer.map((statement) => statement.text).join(' '));
  const found = question.facts.filter((alternatives) => holdsFact(text, alternatives));
  return found.length / question.facts.length;
}

/** Whether a normalised text holds one of the alternatives of a fact. */
export function holdsFact(text: string, alternatives: readonly string[]): boolean {
  return alternatives.some((alternative) => text.includes(normalise(alternative)));
}

/** A text as facts are sought in it: lower case, plain spaces and apostrophes, thousands joined. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d)[ ,.](?=\d{3}\b)/gu, '')
    .replace(/[’‘]/gu, "'")
    .replace(/\s+/gu, ' ');
}

function asksForCases({ question, goldCases }: Run): boolean {
  return question.type === 'cases' && question.expect === 'answered' && goldCases.length > 0;
}
