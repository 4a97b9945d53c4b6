import type { Figures } from '../../feedback/make-report.js';

/** What the report for editors says, in one language. */
export type ReportWording = {
  readonly title: string;
  readonly intro: (days: number) => string;
  readonly empty: string;
  readonly weekLabel: string;
  readonly allWeeks: string;
  readonly show: string;
  /** Names a plot, where a table has the same heading. */
  readonly plotOf: (heading: string) => string;
  readonly figures: Readonly<Record<keyof Figures, string>>;
  readonly weeks: Part;
  readonly ratings: Part;
  readonly unanswered: Part & {
    /** Where the texts of the questions are not kept. */
    readonly notKept: string;
    readonly none: string;
    readonly variants: (count: number) => string;
  };
  readonly disliked: Part & { readonly none: string };
  readonly cases: Part;
  readonly liked: Part & {
    readonly none: string;
    readonly star: string;
    readonly unstar: string;
    readonly starred: string;
  };
  readonly downloads: Part & {
    readonly feedback: string;
    readonly unanswered: string;
    readonly outcomes: string;
    readonly candidates: string;
  };
  readonly column: {
    readonly week: string;
    readonly case: string;
    readonly question: string;
    readonly count: string;
    readonly lastAsked: string;
    readonly nearest: string;
    readonly day: string;
    readonly comment: string;
    readonly sources: string;
    readonly choice: string;
  };
  readonly noSlide: string;
  readonly noComment: string;
};

type Part = { readonly heading: string; readonly text: string };
