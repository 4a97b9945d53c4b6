/** @jsxImportSource preact */
import { render } from 'preact';
import { AccentCheck } from './accent-check.js';
import { Announcer } from './announcer.js';
import { AnswerActions } from './answer-actions.js';
import { streamAnswer } from './answer-stream.js';
import { announcement } from './answer-text.js';
import { AssistantInfoLoader } from './assistant-info.js';
import { ATTRIBUTES, type ChatSettings, readSettings } from './chat-settings.js';
import type { Turn } from './conversation.js';
import { ConversationController } from './conversation-controller.js';
import { DialogController } from './dialog-controller.js';
import { styleSheets } from './kuntaopas-chat.styles.js';
import { LogScroll } from './log-scroll.js';
import { QuestionDraft } from './question-draft.js';
import { readSavedTurns, saveTurns } from './saved-conversation.js';
import { UpdatingElement } from './updating-element.js';
import { Panel } from './views/panel.js';
import { Root } from './views/root.js';

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
export class KuntaopasChat extends UpdatingElement {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;
  /** Where the script came from: the server, when `endpoint` does not say. */
  static scriptOrigin: string | undefined;

  readonly #root = this.attachShadow({ mode: 'open' });
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
    stream: (messages, signal) => {
      const { server, language, material } = this.#settings;
      const request = { messages, ...(material ? { material } : {}) };
      return streamAnswer(request, { server, language, signal });
    },
    onSettled: (turn) => this.#onSettled(turn),
  });
  readonly #actions = new AnswerActions(this, {
    announcer: this.#announcer,
    server: () => this.#settings.server,
    strings: () => this.#settings.strings,
    answer: (turn) => this.#conversation.turns.find(({ id }) => id === turn)?.answer,
    onCardOpened: (id) => this.#scroll.toShow(this.#find(`#${id}`)),
  });
  readonly #assistant = new AssistantInfoLoader(this);
  readonly #accent = new AccentCheck(this, {
    button: () => this.#find('.send'),
    panel: () => this.#find('.panel'),
  });
  #hasRendered = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = styleSheets();
  }

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
    this.#dialog.connect();
    if (this.#settings.isInline) void this.#loadInfo();
  }

  disconnectedCallback(): void {
    this.#dialog.disconnect();
    this.#conversation.stop();
    this.#announcer.cancel();
  }

  get #settings(): ChatSettings {
    return readSettings(this, KuntaopasChat.scriptOrigin ?? location.origin);
  }

  protected override update(): void {
    const settings = this.#settings;
    const { isOpen } = this.#dialog;
    const focused = this.#root.activeElement;
    render(
      <Root
        settings={settings}
        name={this.#name}
        isOpen={isOpen}
        hasOwnAccent={!this.#accent.isReadable}
        onToggle={() => (isOpen ? this.close() : this.open())}
        onClosed={() => this.#dialog.onClosed()}
        onKeyDown={this.#onKeyDown}
      >
        {this.#panel(settings)}
        {this.#announcer.render()}
      </Root>,
      this.#root,
    );
    // The button that was pressed is gone: its focus goes to the question, for the answer comes after it.
    if (focused && !this.#root.activeElement) {
      this.#find('.turn:last-child .question')?.focus({ preventScroll: true });
    }
    if (this.#hasRendered) return;
    this.#hasRendered = true;
    if (settings.isKept) this.#conversation.restore(readSavedTurns());
    this.#accent.start();
  }

  #panel({ strings, language, server, questions, isKept, isInline, helpUrl }: ChatSettings) {
    const { info } = this.#assistant;
    const { isBusy, turns } = this.#conversation;
    const { states, copy, change, rate } = this.#actions;
    return (
      <Panel
        name={this.#name}
        disclosure={this.#assistant.disclosure(language)}
        openingQuestions={questions ?? info?.openingQuestions[language] ?? []}
        turns={turns}
        states={states}
        scroll={this.#scroll}
        isKept={isKept}
        composer={{
          draft: this.#draft,
          helpUrl,
          onSubmit: () => {
            const question = this.#draft.take(strings);
            if (question !== undefined) this.#ask(question);
          },
          onStop: () => this.#conversation.stop(),
        }}
        onClear={() => this.#clear()}
        onClose={isInline ? undefined : () => this.close()}
        context={{
          strings,
          language,
          server,
          takesFeedback: info?.feedback === true,
          isBusy,
          actions: {
            ask: (question) => this.#ask(question),
            retry: () => this.#wait(() => this.#conversation.retry()),
            copy,
            change,
            rate,
          },
        }}
      />
    );
  }

  get #name(): string {
    return this.#assistant.info?.name ?? 'Kuntaopas';
  }

  #find<T extends HTMLElement>(selector: string): T | null {
    return this.#root.querySelector<T>(selector);
  }

  #ask(question: string): void {
    if (!this.#conversation.isBusy) this.#wait(() => this.#conversation.ask(question));
  }

  #wait(start: () => void): void {
    this.#scroll.clear();
    this.#announcer.announce(this.#settings.strings.searching, PATIENCE);
    start();
    void this.updateComplete.then(() => this.#scroll.toLastTurn());
  }

  #onSettled(turn: Turn): void {
    const { strings, isKept } = this.#settings;
    const { status, answer } = turn;
    if (status === 'done' && answer) this.#announcer.announce(announcement(answer, strings));
    else if (status === 'stopped') this.#announcer.announce(strings.stopped);
    else this.#announcer.cancel();
    if (isKept) saveTurns(this.#conversation.turns);
    this.#tell('answer', { status, outcome: answer?.outcome, language: answer?.language });
    this.#scroll.onAnswer();
  }

  #clear(): void {
    this.#conversation.clear();
    this.#actions.clear();
    saveTurns([]);
    this.#scroll.clear();
    this.#announcer.announce(this.#settings.strings.cleared);
    this.#find('#question')?.focus();
  }

  #onToggle(isOpen: boolean): void {
    this.#tell(isOpen ? 'open' : 'close');
    if (!isOpen) return;
    this.#accent.look();
    void this.#loadInfo().then((isNew) => {
      const disclosure = this.#assistant.disclosure(this.#settings.language);
      if (isNew) this.#announcer.announce(disclosure ?? '');
    });
  }

  async #loadInfo(): Promise<boolean> {
    const { server, material } = this.#settings;
    const isNew = await this.#assistant.load(server, material);
    this.#draft.maxLength = this.#assistant.info?.maxQuestionLength ?? this.#draft.maxLength;
    return isNew;
  }

  /** Keys typed here are not the page's: its shortcuts must not see them. */
  readonly #onKeyDown = (event: KeyboardEvent): void => {
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
