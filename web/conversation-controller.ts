import type { AnswerEvent, Message } from '#server/contract';
import { type Answer, applyEvent, messagesFor, type Turn, textOf } from './conversation.js';
import { AnswerFault, type Fault } from './fault.js';
import type { Host } from './host.js';

/** Least time between two renderings of an answer that streams, in milliseconds. */
const RENDER_PAUSE = 50;

/** What the conversation needs of its surroundings. */
export type ConversationOptions = {
  stream(messages: Message[], signal: AbortSignal): AsyncIterable<AnswerEvent>;
  /** Told when a turn has come to its end, whichever. */
  onSettled(turn: Turn): void;
};

/** Holds the turns, asks one question at a time, and has its host render what comes. */
export class ConversationController {
  turns: readonly Turn[] = [];
  readonly #host: Host;
  readonly #options: ConversationOptions;
  #running: AbortController | undefined;
  #nextId = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, options: ConversationOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /** Takes up turns of an earlier page. */
  restore(turns: readonly Turn[]): void {
    this.turns = turns.map((turn, id) => ({ ...turn, id }));
    this.#nextId = turns.length;
    this.#host.requestUpdate();
  }

  /** Asks, unless an answer is on its way. */
  ask(question: string): void {
    if (this.isBusy) return;
    const turn: Turn = { id: this.#nextId, question, status: 'waiting' };
    this.#nextId += 1;
    this.turns = [...this.turns, turn];
    void this.#run(turn);
  }

  /** Asks the last question again; what came of its answer stays until as much has come anew. */
  retry(): void {
    const last = this.turns.at(-1);
    if (this.isBusy || !last) return;
    const { fault: _, ...rest } = last;
    const turn: Turn = { ...rest, status: 'waiting' };
    this.#put(turn);
    void this.#run(turn);
  }

  /** Stops the answer that is on its way. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  /** Forgets everything. */
  clear(): void {
    this.stop();
    this.turns = [];
    this.#host.requestUpdate();
  }

  async #run(turn: Turn): Promise<void> {
    const running = new AbortController();
    const { signal } = running;
    this.#running = running;
    this.#host.requestUpdate();
    const messages = messagesFor(this.turns.slice(0, -1), turn.question);
    let fresh: Answer | undefined;
    let shown = turn;
    try {
      for await (const event of this.#options.stream(messages, signal)) {
        // What has come already may still be given after the stop.
        signal.throwIfAborted();
        fresh = applyEvent(fresh, event);
        shown = { ...turn, status: 'streaming', answer: longer(fresh, turn.answer) };
        this.#put(shown);
        this.#renderSoon();
      }
      shown = { ...turn, status: 'done', ...(fresh ? { answer: fresh } : {}) };
    } catch (error) {
      shown = signal.aborted
        ? { ...shown, status: 'stopped' }
        : { ...shown, status: 'failed', fault: faultOf(error) };
    }
    if (this.#running === running) this.#running = undefined;
    const isThere = this.#put(shown);
    this.#host.requestUpdate();
    if (isThere) this.#options.onSettled(shown);
  }

  /** Puts a turn in the place of that of its id; `false` when the conversation has been cleared. */
  #put(turn: Turn): boolean {
    const isThere = this.turns.some(({ id }) => id === turn.id);
    this.turns = this.turns.map((other) => (other.id === turn.id ? turn : other));
    return isThere;
  }

  /** Has the host render at once, and then no more than once a pause, however much comes at a time. */
  #renderSoon(): void {
    if (this.#pause !== undefined) return;
    this.#host.requestUpdate();
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#host.requestUpdate();
    }, RENDER_PAUSE);
  }
}

/** The fresh answer, once it says as much as the one that was kept. */
function longer(fresh: Answer, kept: Answer | undefined): Answer {
  return kept && textOf(kept).length > textOf(fresh).length ? kept : fresh;
}

function faultOf(error: unknown): Fault {
  return error instanceof AnswerFault ? error.fault : { kind: 'broken' };
}
