import { KuntaopasError } from '#corpus/errors';
import type { Assistant } from '../assemble.js';
import { probe } from '../probe.js';

/** What is told when an index is opened, the first and each other. */
export type IndexEvent =
  | { readonly kind: 'opened'; readonly generation: string }
  | {
      readonly kind: 'swapped';
      readonly from: string;
      readonly to: string;
      readonly milliseconds: number;
    }
  | { readonly kind: 'refused'; readonly generation: string; readonly error: unknown };

/** From which index is answered, and which newer one was refused. */
export type IndexState = {
  readonly generation: string;
  /** When it was taken into use. */
  readonly since: Date;
  readonly refused: {
    readonly generation: string;
    /** Of a {@link KuntaopasError}, or `unforeseen`. */
    readonly code: string;
    readonly since: Date;
  } | null;
};

/** An assistant whose index is swapped under way. */
export type LiveAssistant = {
  /** Always the same; an answer that has begun ends on the index on which it began. */
  readonly assistant: Assistant;
  index(): IndexState;
  /**
   * Looks whether another index is live, and goes over to it when it passes every check. Never throws:
   * one that does not pass is refused, and the old one goes on. What was refused is not looked at again
   * for a minute, unless `isAsked`.
   */
  look(options?: { readonly isAsked?: boolean }): Promise<void>;
};

/** What {@link followIndex} stands on. */
export type IndexSource = {
  /** The name of the live generation; `undefined` when there is none. */
  readonly liveGeneration: () => Promise<string | undefined>;
  /** Puts an assistant together over the live generation, after every check. */
  readonly open: (running: Assistant) => Promise<Assistant>;
  readonly tell: (event: IndexEvent) => void;
  readonly now?: () => Date;
};

/** What is said where no generation is live, and where it cannot be told which is. */
const NONE = 'none';
const UNKNOWN = 'unknown';

/** Milliseconds after which a refused generation is looked at again: somebody may have mended it. */
const LOOK_AGAIN = 60_000;

/** Serves from `first` until {@link LiveAssistant.look} finds another index. */
export function followIndex(first: Assistant, source: IndexSource): LiveAssistant {
  const { liveGeneration, open, tell, now = () => new Date() } = source;
  let current = first;
  let since = now();
  let refused: IndexState['refused'] = null;
  let looking: Promise<void> | undefined;

  tell({ kind: 'opened', generation: first.tools.reader.generation });
  const serving = () => current.tools.reader.generation;
  const live = async () => (await liveGeneration()) ?? NONE;

  function refuse(generation: string, error: unknown): void {
    const code = error instanceof KuntaopasError ? error.code : 'unforeseen';
    refused = { generation, code, since: now() };
    tell({ kind: 'refused', generation, error });
  }

  /** Whether it was told of a short while ago. */
  function isRefused(generation: string): boolean {
    return (
      refused?.generation === generation && now().getTime() - refused.since.getTime() < LOOK_AGAIN
    );
  }

  async function look(isAsked: boolean): Promise<void> {
    let found: string;
    try {
      found = await live();
    } catch (error) {
      // A database may be away: what answers goes on, as far as it can.
      if (isAsked || !isRefused(UNKNOWN)) refuse(UNKNOWN, error);
      return;
    }
    if (found === serving()) {
      refused = null;
      return;
    }
    if (!isAsked && isRefused(found)) return;
    const start = performance.now();
    try {
      const next = await open(current);
      const fault = await probe(next);
      if (fault) throw probeFailed(found, fault);
      const from = serving();
      current = next;
      since = now();
      refused = null;
      tell({ kind: 'swapped', from, to: serving(), milliseconds: performance.now() - start });
    } catch (error) {
      // A build that ended meanwhile has swept this one away: the next look finds the newer.
      if ((await live().catch(() => found)) !== found) return;
      refuse(found, error);
    }
  }

  return {
    assistant: {
      get materials() {
        return current.materials;
      },
      get tools() {
        return current.tools;
      },
      answer: (...request) => current.answer(...request),
    },
    index: () => ({ generation: serving(), since, refused }),
    look: ({ isAsked = false } = {}) => {
      looking ??= look(isAsked).finally(() => {
        looking = undefined;
      });
      return looking;
    },
  };
}

function probeFailed(generation: string, code: string): KuntaopasError {
  return new KuntaopasError({
    code,
    message: `The index ${generation} was opened but does not answer.`,
    remedy: 'Run npm run ingest to build it again.',
  });
}
