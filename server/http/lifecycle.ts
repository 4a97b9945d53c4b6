import { setMaxListeners } from 'node:events';

/** Where the server stands between its start and its end; told to whoever must act on it. */
export class Lifecycle {
  readonly #ended = new AbortController();
  #isStopping = false;

  constructor() {
    // Every open answer listens; Node would take more than ten for a leak.
    setMaxListeners(0, this.#ended.signal);
  }

  /** Whether the server has been told to stop: it takes no new work before long. */
  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Aborts when the answers that are still being made must end. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  stop(): void {
    this.#isStopping = true;
  }

  end(): void {
    this.#isStopping = true;
    this.#ended.abort();
  }
}
