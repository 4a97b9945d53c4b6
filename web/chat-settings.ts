import { LitElement } from 'lit';
import { webUrl } from './safe-url.js';
import type { Language, Strings } from './strings/strings.js';
import { languageOf, stringsOf } from './strings/strings-of.js';

/** What a page can set of the widget by attributes, and what follows from them. */
export class ChatSettings extends LitElement {
  static override readonly properties = {
    endpoint: {},
    material: {},
    questions: {},
    position: {},
    theme: {},
    persist: { type: Boolean },
    help: {},
  };
  /** Where the script came from: the server, when `endpoint` does not say. */
  static scriptOrigin: string | undefined;

  declare endpoint: string | null;
  declare material: string | null;
  declare questions: string | null;
  declare position: string | null;
  declare theme: string | null;
  declare persist: boolean;
  declare help: string | null;

  // `lang` is every element's own: it is heeded, and not made anew.
  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: it must be the element’s class that Lit finalises.
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  protected get isInline(): boolean {
    return this.position === 'inline';
  }

  protected get language(): Language {
    return languageOf(this);
  }

  protected get strings(): Strings {
    return stringsOf(this.language);
  }

  /** Address of the server, without a slash at its end. */
  protected get server(): string {
    const base = ChatSettings.scriptOrigin ?? location.origin;
    return new URL(this.endpoint ?? base, base).href.replace(/\/+$/u, '');
  }

  protected get ownQuestions(): readonly string[] | undefined {
    return this.questions
      ?.split('|')
      .map((question) => question.trim())
      .filter(Boolean);
  }

  protected get helpUrl(): string | undefined {
    return webUrl(this.help);
  }
}
