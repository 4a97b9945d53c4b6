import { html, type TemplateResult } from 'lit';
import { Announcer } from './announcer.js';
import { AnswerActions } from './answer-actions.js';
import { streamAnswer } from './answer-stream.js';
import { announcement } from './answer-text.js';
import { AssistantInfoLoader } from './assistant-info.js';
import { ChatSettings } from './chat-settings.js';
import { checkAccent } from './check-accent.js';
import type { Turn } from './conversation.js';
import { ConversationController } from './conversation-controller.js';
import { DialogController } from './dialog-controller.js';
import { styles } from './kuntaopas-chat.styles.js';
import { LogScroll } from './log-scroll.js';
import { QuestionDraft } from './question-draft.js';
import { readSavedTurns, saveTurns } from './saved-conversation.js';
import type { ViewContext } from './views/context.js';
import { floatingView, inlineView } from './views/frame.js';
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
export class KuntaopasChat extends ChatSettings {
  static override readonly styles = styles;
  readonly #announcer = new Announcer(this);
  readonly #draft = new QuestionDraft(this, this.#announcer);
  readonly #scroll = new LogScroll(this, () => this.#find('.log'));
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
        { server: this.server, language: this.language, signal },
      ),
    onSettled: (turn) => this.#onSettled(turn),
  });
  readonly #actions = new AnswerActions(this, {
    announcer: this.#announcer,
    server: () => this.server,
    strings: () => this.strings,
    answer: (turn) => this.#conversation.turns.find(({ id }) => id === turn)?.answer,
    onCardOpened: (id) => this.#scroll.toShow(this.#find(`#${id}`)),
  });
  readonly #assistant = new AssistantInfoLoader(this);
  #accentIsReadable = true;

  /** Opens the panel, where it is not part of the page. */
  open(): void {
    this.#dialog.open();
  }

  /** Closes the panel. */
  close(): void {
    this.#dialog.close();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.isInline) void this.#loadInfo();
  }

  protected override firstUpdated(): void {
    if (this.persist) this.#conversation.restore(readSavedTurns());
    this.#accentIsReadable = checkAccent(this.#find('.send'), this.#find('.panel'));
    if (!this.#accentIsReadable) this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { isOpen } = this.#dialog;
    const panel = html`${this.#panel()}${this.#announcer.render()}`;
    const position = this.isInline ? 'inline' : 'floating';
    return html`<section
      class=${`root ${position} ${this.#accentIsReadable ? '' : 'own-accent'}`}
      data-theme=${this.theme ?? 'auto'}
      lang=${this.language}
      dir="ltr"
      aria-label=${this.#name}
      @keydown=${this.#onKey}
      @keypress=${keepIn}
      @keyup=${keepIn}
    >${
      this.isInline
        ? inlineView(panel)
        : floatingView(panel, {
            isOpen,
            strings: this.strings,
            onToggle: () => (isOpen ? this.close() : this.open()),
            onClosed: () => this.#dialog.onClosed(),
          })
    }</section>`;
  }

  #panel(): TemplateResult {
    const { language } = this;
    const { info } = this.#assistant;
    const { isBusy, turns } = this.#conversation;
    const context: ViewContext = {
      strings: this.strings,
      language,
      server: this.server,
      takesFeedback: info?.feedback === true,
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
        disclosure: this.#assistant.disclosure(language),
        openingQuestions: this.ownQuestions ?? info?.openingQuestions[language] ?? [],
        turns,
        states: this.#actions.states,
        scroll: this.#scroll,
        isKept: this.persist,
        composer: {
          draft: this.#draft,
          helpUrl: this.helpUrl,
          onSubmit: () => {
            const question = this.#draft.take(this.strings);
            if (question !== undefined) this.#ask(question);
          },
          onStop: () => this.#conversation.stop(),
        },
        onClear: () => this.#clear(),
        onClose: this.isInline ? undefined : () => this.close(),
      },
      context,
    );
  }

  get #name(): string {
    return this.#assistant.info?.name ?? 'Kuntaopas';
  }

  #find<T extends HTMLElement>(selector: string): T | null {
    return this.renderRoot.querySelector<T>(selector);
  }

  #ask(question: string): void {
    if (this.#conversation.isBusy) return;
    this.#wait(() => this.#conversation.ask(question));
    void this.updateComplete.then(() => this.#scroll.toLastTurn());
  }

  #wait(start: () => void): void {
    this.#scroll.clear();
    this.#announcer.announce(this.strings.searching, PATIENCE);
    start();
  }

  #onSettled(turn: Turn): void {
    const { status, answer } = turn;
    if (status === 'done' && answer) this.#announcer.announce(announcement(answer, this.strings));
    else if (status === 'stopped') this.#announcer.announce(this.strings.stopped);
    else this.#announcer.cancel();
    if (this.persist) saveTurns(this.#conversation.turns);
    this.#tell('answer', { status, outcome: answer?.outcome, language: answer?.language });
    this.#scroll.onAnswer();
  }

  #clear(): void {
    this.#conversation.clear();
    this.#actions.clear();
    saveTurns([]);
    this.#scroll.clear();
    this.#announcer.announce(this.strings.cleared);
    this.#find('#question')?.focus();
  }

  #onToggle(isOpen: boolean): void {
    this.#tell(isOpen ? 'open' : 'close');
    if (!isOpen) return;
    void this.#loadInfo().then((isNew) => {
      if (isNew) this.#announcer.announce(this.#assistant.disclosure(this.language) ?? '');
    });
  }

  async #loadInfo(): Promise<boolean> {
    const isNew = await this.#assistant.load(this.server, this.material);
    this.#draft.maxLength = this.#assistant.info?.maxQuestionLength ?? this.#draft.maxLength;
    return isNew;
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
