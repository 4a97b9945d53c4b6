import type { Language } from '#corpus/material';
import type { Refusal } from '../../question/guard.js';
import type { Remark } from '../answerer.js';
import type { PartCounts } from './count-parts.js';

/** Every sentence that the machine says of its own, in one language. */
export type Wording = {
  /** Of what date the facts are; on every answer. `month` as {@link Wording.month} gives it. */
  readonly asOf: (month: string) => string;
  /** That what is shown is a translation from the language of the material. */
  readonly translated: (from: Language) => string;
  /** That the material has no translation, and is quoted in its own language. */
  readonly untranslated: (from: Language) => string;
  /** Stands at the end of a list that does not name all. */
  readonly others: (count: number) => string;
  /** Of what materials an answer is, and of what date each; in place of `asOf` where there are several. */
  readonly citedFrom: (materials: readonly { named: string; month: string }[]) => string;
  readonly remark: Readonly<Record<Remark, string>>;
  /** `2026-03` in words. */
  readonly month: (yearMonth: string) => string;
  readonly notInMaterial: string;
  /** Abstention where an opinion, advice or a ruling is asked for. */
  readonly noJudgement: string;
  /** Abstention for places that no case is about. */
  readonly placesNotInMaterial: (places: readonly string[]) => string;
  /** A place is in the material, but not with what was asked. */
  readonly notToldOfPlaces: (places: readonly string[]) => string;
  readonly unclear: string;
  /** Leads in the nearest that the material does tell. */
  readonly nearby: string;
  /** Leads in a list of cases. */
  readonly caseCount: (count: number) => string;
  /** What a material is called. */
  readonly title: (title: string, publisher: string, month: string) => string;
  /** How many of each of its parts a material has. */
  readonly parts: (counts: PartCounts) => string;
  /** Leads in what the material holds; `parts` as above. */
  readonly contents: (parts: string) => string;
  readonly greeting: string;
  readonly thanks: string;
  readonly farewell: string;
  readonly identity: (title: string, publisher: string) => string;
  readonly capabilities: (title: string, cases: number) => string;
  readonly wellbeing: string;
  readonly sources: (title: string, publisher: string, month: string) => string;
  readonly languages: string;
  readonly privacy: string;
  /**
   * What to say in place of the above where there are several materials, or one that is not of cases.
   * `list`: the materials by name.
   */
  readonly general: {
    readonly greeting: string;
    readonly identity: (list: string) => string;
    readonly capabilities: (list: string) => string;
    readonly sources: (list: string) => string;
    readonly languages: string;
    readonly refused_off_topic: string;
    readonly disclosure: (list: string) => string;
    readonly withModel: {
      readonly sources: (list: string) => string;
      readonly languages: string;
      readonly disclosure: (list: string) => string;
    };
  };
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
    /** Above the original of what an answer translates. */
    readonly originalHeading: (language: Language) => string;
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
  | 'unknown-model'
  | 'feedback-unavailable'
  | 'too-many-requests'
  | 'busy'
  | 'too-slow'
  | 'switched-off'
  | 'not-ready'
  | 'stopping'
  | 'internal';
