import { html, LitElement, type TemplateResult } from 'lit';
import type { AssistantInfo } from '#server/contract';
import { isReadable } from './accent-contrast.js';
import { Announcer } from './announcer.js';
import { AnswerActions } from './answer-actions.js';
import { streamAnswer } from './answer-stream.js';
import { announcement } from './answer-text.js';
import type { Turn } from './conversation.js';
import { ConversationController } from './conversation-controller.js';
import { DialogController } from './dialog-controller.js';
import { styles } from './kuntaopas-chat.styles.js';
import { isLastTurnBelow, scrollToLastTurn, scrollToShow } from './log-scroll.js';
import { QuestionDraft } from './question-draft.js';
import { webUrl } from './safe-url.js';
import { readSavedTurns, saveTurns } from './saved-conversation.js';
import { fetchAssistantInfo } from './server-api.js';
import type { Language, Strings } from './strings/strings.js';
import { languageOfTag, stringsOf } from './strings/strings-of.js';
import type { ViewContext } from './views/context.js';
import { bubbleIcon } from './views/icons.js';
import { panelView } from './views/panel.js';

/** How long an answer may take before the wait is announced, in milliseconds. */
const PATIENCE = 500;

/**
 * The chat with Kuntaopas, as a button that opens a panel or as a part of the page.
 *
 * @attr lang - fi, sv or en; the page's language when absent, Finnish when that is another
 * @attr endpoint - address of the server; where the script came from when absent
 * @attr material - id of the material to answer from; all when absent
 * @attr questions - opening questions, separated by `|`; the material's own when absent
 * @attr position - `floating` (default) or `inline`
 * @attr theme - `auto` (default: as the page's color-scheme), `light` or `dark`
 * @attr persist - keep the conversation from page to page of this visit, in sessionStorage
 * @attr help - address of the contact page, shown in every state
 * @fires kuntaopas-open, kuntaopas-close - the panel has been opened or closed
 * @fires kuntaopas-answer - an answer has ended; detail: `{ status, outcome, language }`, no text
 * @csspart launcher, panel, header, close, log, disclosure, questions, suggestion, turn, question,
 *   answer, chip, card, sources, composer, field, send
 * @cssprop --kuntaopas-accent, --kuntaopas-on-accent, --kuntaopas-accent-dark, --kuntaopas-on-accent-dark
 * @cssprop --kuntaopas-font, --kuntaopas-font-size, --kuntaopas-radius
 * @cssprop --kuntaopas-z-index, --kuntaopas-inset-end, --kuntaopas-inset-bottom, --kuntaopas-height
 */
export class KuntaopasChat extends LitElement {
  static override readonly styles = styles;
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

  readonly #announcer = new Announcer(this);
  readonly #draft = new QuestionDraft(this, this.#announcer);
  readonly #dialog = new DialogController(this, {
    dialog: () => this.#find('dialog'),
    field: () => this.#find('#question'),
    launcher: () => this.#find('.launcher'),
    onToggle: (isOpen) => this.#onToggle(isOpen),
  });
  readonly #conversation = new ConversationController(this, {
    stream: (messages, signal) =>
      streamAnswer(
        { messages, ...(this.material ? { material: this.material } : {}) },
        { server: this.#server, language: this.#language, signal },
      ),
    onSettled: (turn) => this.#onSettled(turn),
  });
  readonly #actions = new AnswerActions(this, {
    announcer: this.#announcer,
    server: () => this.#server,
    strings: () => this.#strings,
    answer: (turn) => this.#conversation.turns.find(({ id }) => id === turn)?.answer,
    onCardOpened: (id) => scrollToShow(this.#find('.log'), this.#find(`#${id}`)),
  });
  #info: AssistantInfo | undefined;
  #infoIsMissing = false;
  #hasNewAnswer = false;
  #accentIsReadable = true;

  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: it must be this class that the base finalises.
    return [...super.observedAttributes, 'lang'];
  }

  /** Opens the panel, where it is not part of the page. */
  open(): void {
    if (!this.#isInline) this.#dialog.open();
  }

  /** Closes the panel. */
  close(): void {
    this.#dialog.close();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#isInline) void this.#loadInfo();
  }

  protected override firstUpdated(): void {
    if (this.persist) this.#conversation.restore(readSavedTurns());
    this.#checkAccent();
  }

  protected override render(): TemplateResult {
    const isInline = this.#isInline;
    const { isOpen } = this.#dialog;
    const panel = html`${this.#panel()}${this.#announcer.render()}`;
    return html`<section
      class=${`root ${isInline ? 'inline' : 'floating'} ${this.#accentIsReadable ? '' : 'own-accent'}`}
      data-theme=${this.theme ?? 'auto'}
      lang=${this.#language}
      dir="ltr"
      aria-label=${this.#name}
      @keydown=${this.#onKey}
      @keypress=${keepIn}
      @keyup=${keepIn}
    >
      ${
        isInline
          ? html`<div class="panel" part="panel">${panel}</div>`
          : html`<button
                type="button"
                class="launcher"
                part="launcher"
                aria-expanded=${isOpen}
                aria-controls="panel"
                aria-haspopup="dialog"
                @click=${() => (isOpen ? this.close() : this.open())}
              >${bubbleIcon}${this.#strings.open}</button>
              <dialog
                id="panel"
                class="panel"
                part="panel"
                aria-labelledby="title"
                @close=${() => this.#dialog.onClosed()}
              >${panel}</dialog>`
      }
    </section>`;
  }

  #panel(): TemplateResult {
    const language = this.#language;
    const { isBusy, turns } = this.#conversation;
    const own = this.questions?.split('|').map((question) => question.trim());
    const context: ViewContext = {
      strings: this.#strings,
      language,
      server: this.#server,
      takesFeedback: this.#info?.feedback === true,
      isBusy,
      actions: {
        ask: (question) => this.#ask(question),
        retry: () => this.#wait(() => this.#conversation.retry()),
        copy: this.#actions.copy,
        change: this.#actions.change,
        rate: this.#actions.rate,
      },
    };
    return panelView(
      {
        name: this.#name,
        disclosure: this.#disclosure,
        openingQuestions: own?.filter(Boolean) ?? this.#info?.openingQuestions[language] ?? [],
        turns,
        states: this.#actions.states,
        hasNewAnswer: this.#hasNewAnswer,
        isKept: this.persist,
        composer: {
          draft: this.#draft,
          helpUrl: webUrl(this.help),
          onSubmit: () => {
            const question = this.#draft.take(this.#strings);
            if (question !== undefined) this.#ask(question);
          },
          onStop: () => this.#conversation.stop(),
        },
        onClear: () => this.#clear(),
        onClose: this.#isInline ? undefined : () => this.close(),
        onScroll: () => {
          if (this.#hasNewAnswer) this.#showNewAnswer(isLastTurnBelow(this.#find('.log')));
        },
        onShowNewAnswer: () => {
          scrollToLastTurn(this.#find('.log'));
          this.#find('.log')?.focus({ preventScroll: true });
        },
      },
      context,
    );
  }

  get #isInline(): boolean {
    return this.position === 'inline';
  }

  get #language(): Language {
    const around = this.parentElement?.closest('[lang]')?.getAttribute('lang');
    return languageOfTag(this.getAttribute('lang')) ?? languageOfTag(around) ?? 'fi';
  }

  get #strings(): Strings {
    return stringsOf(this.#language);
  }

  get #name(): string {
    return this.#info?.name ?? 'Kuntaopas';
  }

  get #server(): string {
    const base = KuntaopasChat.scriptOrigin ?? location.origin;
    return new URL(this.endpoint ?? base, base).href.replace(/\/+$/u, '');
  }

  get #disclosure(): string | undefined {
    const own = this.#infoIsMissing ? this.#strings.disclosure : undefined;
    return this.#info?.disclosure[this.#language] ?? own;
  }

  #find<T extends HTMLElement>(selector: string): T | null {
    return this.renderRoot.querySelector<T>(selector);
  }

  #ask(question: string): void {
    if (this.#conversation.isBusy) return;
    this.#wait(() => this.#conversation.ask(question));
    void this.updateComplete.then(() => scrollToLastTurn(this.#find('.log')));
  }

  #wait(start: () => void): void {
    this.#showNewAnswer(false);
    this.#announcer.announce(this.#strings.searching, PATIENCE);
    start();
  }

  #onSettled(turn: Turn): void {
    const { status, answer } = turn;
    if (status === 'done' && answer) this.#announcer.announce(announcement(answer, this.#strings));
    else if (status === 'stopped') this.#announcer.announce(this.#strings.stopped);
    else this.#announcer.cancel();
    if (this.persist) saveTurns(this.#conversation.turns);
    this.#tell('answer', { status, outcome: answer?.outcome, language: answer?.language });
    this.#showNewAnswer(isLastTurnBelow(this.#find('.log')));
  }

  #showNewAnswer(isBelow: boolean): void {
    this.#hasNewAnswer = isBelow;
    this.requestUpdate();
  }

  #clear(): void {
    this.#conversation.clear();
    this.#actions.clear();
    saveTurns([]);
    this.#showNewAnswer(false);
    this.#announcer.announce(this.#strings.cleared);
    this.#find('#question')?.focus();
  }

  #onToggle(isOpen: boolean): void {
    this.#tell(isOpen ? 'open' : 'close');
    if (!isOpen) return;
    void this.#loadInfo().then((isNew) => {
      if (isNew) this.#announcer.announce(this.#disclosure ?? '');
    });
  }

  /** Asks once what must be said before the first question; tells whether it has asked now. */
  async #loadInfo(): Promise<boolean> {
    if (this.#info) return false;
    this.#info = await fetchAssistantInfo(this.#server, this.material ?? undefined);
    this.#infoIsMissing = this.#info === undefined;
    if (this.#info) this.#draft.maxLength = this.#info.maxQuestionLength;
    this.requestUpdate();
    return true;
  }

  /** A colour of the page's own that nobody could read is not taken. */
  #checkAccent(): void {
    const send = this.#find('.send');
    const panel = this.#find('.panel');
    if (!send || !panel) return;
    const { backgroundColor: accent, color } = getComputedStyle(send);
    this.#accentIsReadable = isReadable(accent, [color, getComputedStyle(panel).backgroundColor]);
    if (this.#accentIsReadable) return;
    // biome-ignore lint/suspicious/noConsole: this is for whoever chose the colour.
    console.warn('kuntaopas-chat: --kuntaopas-accent has too little contrast and is not used');
    this.requestUpdate();
  }

  /** Keys typed here are not the page's: its shortcuts must not see them. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const closes = event.key === 'Escape' && this.#dialog.isOpen;
    if (closes) {
      event.preventDefault();
      this.close();
    }
    if (closes || event.key !== 'Escape') event.stopPropagation();
  };

  #tell(event: 'open' | 'close' | 'answer', detail?: object): void {
    const init = { bubbles: true, composed: true, detail };
    this.dispatchEvent(new CustomEvent(`kuntaopas-${event}`, init));
  }
}

function keepIn(event: KeyboardEvent): void {
  event.stopPropagation();
}
