import type { Refusal } from '../../question/guard.js';
import type { Remark } from '../answerer.js';

/** Every sentence that the machine says of its own, in one language. */
export type Wording = {
  /** Of what date the facts are; on every answer. `month` as {@link Wording.month} gives it. */
  readonly asOf: (month: string) => string;
  /** That what is shown is a translation. */
  readonly translated: string;
  readonly remark: Readonly<Record<Remark, string>>;
  /** `2026-03` in words. */
  readonly month: (yearMonth: string) => string;
  readonly notInMaterial: string;
  /** Abstention for places that no case is about. */
  readonly placesNotInMaterial: (places: readonly string[]) => string;
  /** A place is in the material, but not with what was asked. */
  readonly notToldOfPlaces: (places: readonly string[]) => string;
  readonly unclear: string;
  /** Leads in the nearest that the material does tell. */
  readonly nearby: string;
  /** Leads in a list of cases. */
  readonly caseCount: (count: number) => string;
  readonly greeting: string;
  readonly thanks: string;
  readonly farewell: string;
  readonly identity: (title: string, publisher: string) => string;
  readonly capabilities: (title: string, cases: number) => string;
  readonly wellbeing: string;
  readonly sources: (title: string, publisher: string, month: string) => string;
  readonly languages: string;
  readonly privacy: string;
  /** What to say in place of the above where a language model may word the answers. */
  readonly withModel: Pick<Wording, 'sources' | 'languages' | 'privacy'> & {
    readonly disclosure: (publisher: string, month: string) => string;
  };
  readonly refusal: Readonly<Record<Refusal, string>>;
  readonly problem: Readonly<
    Record<ProblemKind, { readonly title: string; readonly detail: string }>
  >;
  readonly page: {
    readonly slide: (n: number) => string;
    readonly slideOf: (n: number, total: number) => string;
    readonly contents: string;
    readonly originalHeading: string;
    readonly citedPassage: string;
    readonly openPdf: string;
    readonly publishedBy: (publisher: string, month: string) => string;
    readonly demoLead: (cases: number, sections: number) => string;
    readonly snippetHeading: string;
    readonly snippetHint: string;
    readonly askTitle: string;
    readonly askLabel: string;
    readonly askHint: (max: number) => string;
    readonly askTooLong: (max: number) => string;
    readonly askButton: string;
    readonly answerHeading: string;
    readonly sourcesHeading: string;
    readonly tryHeading: string;
    readonly disclosure: (publisher: string, month: string) => string;
    readonly sourceLabel: (n: number, slide: number, title: string) => string;
    readonly languageNav: string;
    readonly skipToContent: string;
  };
};

/** What can be wrong with a request; each has an RFC 9457 type of the same name. */
export type ProblemKind =
  | 'malformed-json'
  | 'malformed-request'
  | 'unsupported-media-type'
  | 'invalid-request'
  | 'personal-identity-code'
  | 'too-large'
  | 'unauthorized'
  | 'foreign-origin'
  | 'unknown-route'
  | 'method-not-allowed'
  | 'unknown-material'
  | 'unknown-slide'
  | 'unknown-answer'
  | 'feedback-unavailable'
  | 'too-many-requests'
  | 'busy'
  | 'too-slow'
  | 'switched-off'
  | 'not-ready'
  | 'stopping'
  | 'internal';
