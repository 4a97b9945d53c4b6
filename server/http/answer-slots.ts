/** Gives a slot back. To be called once the answer has ended, however. */
export type Release = () => void;

/** How many answers are made at once. */
export type SlotOptions = {
  /** Answers at once. */
  readonly atOnce: number;
  /** Requests that may wait for a slot. */
  readonly waiting: number;
  /** Milliseconds that one may wait. */
  readonly maxWait: number;
};

type Waiter = (release: Release | undefined) => void;

/**
 * Slots for answers, and a queue before them that is fair by client: slots go round the clients that
 * wait, and when the queue is full the longest line gives up its last place. So whoever sends a
 * thousand questions at once waits for his own, and nobody else does.
 */
export class AnswerSlots {
  readonly #options: SlotOptions;
  /** Lines by client, the client whose turn it is first. */
  readonly #lines = new Map<string, Waiter[]>();
  #active = 0;
  #waiting = 0;

  constructor(options: SlotOptions) {
    this.#options = options;
  }

  /** Answers that are being made. */
  get active(): number {
    return this.#active;
  }

  /** Requests that wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Waits for a slot. `undefined` when there is none in time, no room to wait, or `signal` aborts. */
  async take(client: string, signal: AbortSignal): Promise<Release | undefined> {
    if (signal.aborted) return undefined;
    if (this.#active < this.#options.atOnce) return this.#occupy();
    if (this.#waiting >= this.#options.waiting && !this.#makeRoom(client)) return undefined;
    return new Promise((resolve) => {
      const leave = () => {
        this.#remove(client, waiter);
        waiter(undefined);
      };
      const timer = setTimeout(leave, this.#options.maxWait);
      signal.addEventListener('abort', leave, { once: true });
      const waiter: Waiter = (release) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
        resolve(release);
      };
      this.#lines.set(client, [...(this.#lines.get(client) ?? []), waiter]);
      this.#waiting += 1;
    });
  }

  #occupy(): Release {
    this.#active += 1;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#active -= 1;
      this.#next();
    };
  }

  #next(): void {
    const [first] = this.#lines;
    if (!first) return;
    const [client, [waiter, ...others]] = first;
    this.#lines.delete(client);
    if (others.length > 0) this.#lines.set(client, others);
    this.#waiting -= 1;
    waiter?.(this.#occupy());
  }

  /** Sends away the last of the longest line, unless the newcomer's would be as long. */
  #makeRoom(client: string): boolean {
    const own = this.#lines.get(client)?.length ?? 0;
    const [longest, line] = [...this.#lines].reduce(
      (most, other) => (other[1].length > most[1].length ? other : most),
      ['', []] as [string, Waiter[]],
    );
    const last = line.at(-1);
    if (!last || line.length <= own + 1) return false;
    this.#remove(longest, last);
    last(undefined);
    return true;
  }

  #remove(client: string, waiter: Waiter): void {
    const line = this.#lines.get(client) ?? [];
    const others = line.filter((other) => other !== waiter);
    if (others.length === line.length) return;
    this.#waiting -= 1;
    if (others.length > 0) this.#lines.set(client, others);
    else this.#lines.delete(client);
  }
}
