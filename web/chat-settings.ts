import { serverUrl, webUrl } from './safe-url.js';
import type { Language, Strings } from './strings/strings.js';
import { languageOf, stringsOf } from './strings/strings-of.js';

/** The attributes of the element; a `<script>` gives them as `data-` attributes. */
export const ATTRIBUTES = [
  'lang',
  'endpoint',
  'material',
  'questions',
  'position',
  'theme',
  'persist',
  'help',
] as const;

/** What a page has set of the widget, and what follows from it. */
export type ChatSettings = {
  readonly language: Language;
  readonly strings: Strings;
  /** Address of the server, without a slash at its end. */
  readonly server: string;
  readonly material: string | null;
  /** Opening questions instead of the material's own. */
  readonly questions: readonly string[] | undefined;
  readonly isInline: boolean;
  readonly theme: string;
  /** The conversation is kept from page to page. */
  readonly isKept: boolean;
  /** Where people reach a person. */
  readonly helpUrl: string | undefined;
};

/** Reads the attributes of an element; `origin` is the server where no endpoint is given. */
export function readSettings(element: Element, origin: string): ChatSettings {
  const get = (name: (typeof ATTRIBUTES)[number]) => element.getAttribute(name);
  const language = languageOf(element);
  return {
    language,
    strings: stringsOf(language),
    server: serverUrl(get('endpoint'), origin),
    material: get('material'),
    questions: get('questions')
      ?.split('|')
      .map((question) => question.trim())
      .filter(Boolean),
    isInline: get('position') === 'inline',
    theme: get('theme') ?? 'auto',
    isKept: element.hasAttribute('persist'),
    helpUrl: webUrl(get('help')),
  };
}
