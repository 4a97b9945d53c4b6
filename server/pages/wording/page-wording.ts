import type { Tag } from '../../doors/openapi/operation.js';
import type { Prose } from '../prose.js';
import type { ReportWording } from './report-wording.js';

/** What the pages of prose are true of: how this server is run. */
export type ServiceFacts = {
  /** Address of the server, without a slash at its end. */
  readonly site: string;
  /** Who runs it, and where to write; empty where nobody has said. */
  readonly operator: string;
  readonly contact: string;
  /** Days after which what is kept of answers and feedback is deleted. */
  readonly retentionDays: number;
  /** Whether answers can be rated. */
  readonly takesFeedback: boolean;
  /** Whether the text of questions that the material does not answer is kept. */
  readonly keepsQuestions: boolean;
  /** Whether it is counted how answers come out. */
  readonly countsAnswers: boolean;
  /** Whether a language model of somebody's words the answers. */
  readonly hasModel: boolean;
  /** Whether the log holds what people ask, masked. */
  readonly logsQuestions: boolean;
};

/** What the pages say of their own, in one language. */
export type PageWording = {
  readonly footer: {
    readonly nav: string;
    readonly about: string;
    readonly chat: string;
    readonly installation: string;
    readonly api: string;
    readonly accessibility: string;
    readonly privacy: string;
  };
  readonly slide: {
    readonly breadcrumb: string;
    readonly reviewedTranslation: string;
    readonly original: string;
    readonly toCitedPassage: string;
    readonly aboutCase: string;
    readonly inSection: string;
    readonly pager: string;
    readonly previous: string;
    readonly next: string;
    readonly openPdfPage: (page: number) => string;
    readonly permanentAddress: string;
    readonly textOnly: string;
  };
  readonly material: {
    readonly summary: (slides: number, cases: number) => string;
    /** Heads the list of the other materials. */
    readonly others: string;
    readonly ask: string;
  };
  readonly chat: {
    readonly title: string;
    readonly earlier: string;
    readonly you: string;
    readonly followUpLabel: string;
    readonly next: string;
    readonly restart: string;
    readonly newTab: string;
    readonly answerTo: (question: string) => string;
  };
  readonly feedback: {
    readonly heading: string;
    readonly up: string;
    readonly down: string;
    readonly comment: string;
    readonly commentHint: (longest: number) => string;
    /** Consent to keep the question with the rating. */
    readonly sendQuestion: string;
    readonly send: string;
    readonly thanksTitle: string;
    readonly thanks: string;
    readonly failedTitle: string;
    readonly failed: string;
    /** The store of feedback does not work at present. */
    readonly unavailable: string;
    readonly back: string;
  };
  readonly problem: {
    readonly retry: string;
    readonly home: string;
    readonly requestId: string;
  };
  readonly api: {
    readonly title: string;
    readonly intro: string;
    /** That the rest is in English. */
    readonly english: string;
    readonly document: string;
    readonly contents: string;
    readonly tags: Readonly<Record<Tag, string>>;
    readonly parameters: string;
    readonly body: string;
    readonly examples: string;
    readonly response: string;
    readonly responses: string;
    readonly schemas: string;
    readonly required: string;
    readonly pages: string;
  };
  readonly installation: InstallationWording;
  readonly accessibility: {
    readonly title: string;
    readonly prose: (facts: ServiceFacts) => Prose;
  };
  readonly privacy: { readonly title: string; readonly prose: (facts: ServiceFacts) => Prose };
  readonly report: ReportWording;
};

/** What the page for web editors says. */
export type InstallationWording = {
  readonly title: string;
  readonly intro: string;
  readonly script: Section;
  readonly inline: Section;
  readonly frame: Section;
  readonly link: Section;
  readonly policy: Section & { readonly origins: string };
  readonly options: Section & {
    readonly name: string;
    readonly meaning: string;
    readonly rows: Readonly<Record<WidgetOption, string>>;
  };
  readonly theme: Section & { readonly rows: Readonly<Record<ThemeProperty, string>> };
  readonly preview: Section;
  /** What is said of a colour that is tried on the preview; the ratio follows in brackets. */
  readonly accent: { readonly label: string; readonly good: string; readonly bad: string };
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly removal: Section;
  readonly data: Section & { readonly facts: readonly string[] };
  readonly linkText: string;
};
type Section = { readonly heading: string; readonly text: string };

/** Attributes of the widget's script. */
export type WidgetOption =
  | 'lang'
  | 'endpoint'
  | 'material'
  | 'questions'
  | 'position'
  | 'theme'
  | 'persist'
  | 'help';

/** Custom properties that the widget is themed by. */
export type ThemeProperty =
  | '--kuntaopas-accent'
  | '--kuntaopas-on-accent'
  | '--kuntaopas-accent-dark'
  | '--kuntaopas-on-accent-dark'
  | '--kuntaopas-font'
  | '--kuntaopas-font-size'
  | '--kuntaopas-radius'
  | '--kuntaopas-z-index'
  | '--kuntaopas-inset-end'
  | '--kuntaopas-inset-bottom'
  | '--kuntaopas-height';
