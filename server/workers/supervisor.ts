import { EXIT } from '#ingest/run-command';

/** The workers of a server, and how it stands with them. */
export type Fleet = {
  /** How many there should be. */
  readonly wanted: number;
  readonly workers: ReadonlyMap<number, Worker>;
  /** Whether a worker has ever taken requests: what it could open, another can. */
  readonly hasServed: boolean;
  /** Whether it has been told that all of them are there. */
  readonly isAnnounced: boolean;
  /** Workers that ended soon after their start, in a row. */
  readonly shortLives: number;
  /** Since it was told to stop: the code to end with. */
  readonly stopping: { readonly code: number } | undefined;
};

type Worker = {
  /** When it was started, in milliseconds. */
  readonly since: number;
  readonly isListening: boolean;
};

/** What happens to a fleet. Workers have ids of their own; times are in milliseconds. */
export type FleetEvent =
  | { readonly kind: 'started'; readonly id: number; readonly at: number }
  | { readonly kind: 'listening'; readonly id: number; readonly port: number }
  /** `code` is that of its exit, `null` when a signal ended it. */
  | {
      readonly kind: 'ended';
      readonly id: number;
      readonly code: number | null;
      readonly at: number;
    }
  | { readonly kind: 'stop' };

/** What is to be done. */
export type Order =
  /** To start a worker, after so many milliseconds. */
  | { readonly kind: 'start'; readonly after: number }
  /** To tell that all workers take requests. */
  | { readonly kind: 'announce'; readonly port: number }
  /** To tell every worker to stop, and start none any more. */
  | { readonly kind: 'stop' }
  /** To end with this code, and whatever still runs with it. */
  | { readonly kind: 'end'; readonly code: number };

/** What follows from an event. */
export type Decision = { readonly fleet: Fleet; readonly orders: readonly Order[] };

/** Milliseconds after which a worker has not ended of what made it end before. */
const LONG_LIFE = 60_000;
/** Milliseconds before the first start after a short life, twice as long with each further one, and the longest. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/** Exit codes that tell of what no restart mends: settings, material, files (see `EXIT`). */
const UNMENDED = new Set<number | null>([
  EXIT.usage,
  EXIT.data,
  EXIT.noInput,
  EXIT.io,
  EXIT.config,
]);

/**
 * Begins with one worker: what has to be made at the first start (an index, tables) it makes alone. The
 * others follow when it takes requests.
 */
export function beginFleet(wanted: number): Decision {
  const fleet = {
    wanted,
    workers: new Map(),
    hasServed: false,
    isAnnounced: false,
    shortLives: 0,
    stopping: undefined,
  };
  return { fleet, orders: [{ kind: 'start', after: 0 }] };
}

/** Decides what follows from an event. */
export function decide(fleet: Fleet, event: FleetEvent): Decision {
  switch (event.kind) {
    case 'started': {
      const worker = { since: event.at, isListening: false };
      return { fleet: withWorker(fleet, event.id, worker), orders: [] };
    }
    case 'listening':
      return beginListening(fleet, event);
    case 'ended':
      return endWorker(fleet, event);
    case 'stop':
      return stop(fleet);
  }
}

function beginListening(
  before: Fleet,
  { id, port }: Extract<FleetEvent, { kind: 'listening' }>,
): Decision {
  const worker = before.workers.get(id);
  if (!worker) return { fleet: before, orders: [] };
  const fleet = { ...withWorker(before, id, { ...worker, isListening: true }), hasServed: true };
  if (fleet.stopping) return { fleet, orders: [] };
  const others: Order[] = before.hasServed
    ? []
    : Array.from({ length: fleet.wanted - 1 }, () => ({ kind: 'start', after: 0 }));
  const isWhole = countListening(fleet) === fleet.wanted;
  if (!isWhole || fleet.isAnnounced) return { fleet, orders: others };
  return {
    fleet: { ...fleet, isAnnounced: true },
    orders: [...others, { kind: 'announce', port }],
  };
}

function endWorker(
  before: Fleet,
  { id, code, at }: Extract<FleetEvent, { kind: 'ended' }>,
): Decision {
  const worker = before.workers.get(id);
  if (!worker) return { fleet: before, orders: [] };
  const workers = new Map(before.workers);
  workers.delete(id);
  const fleet = { ...before, workers };
  if (fleet.stopping) {
    // One that had not begun has nothing to end in order.
    const own = worker.isListening ? (code ?? EXIT.failed) : EXIT.ok;
    const worst = fleet.stopping.code || own;
    const orders: Order[] = workers.size === 0 ? [{ kind: 'end', code: worst }] : [];
    return { fleet: { ...fleet, stopping: { code: worst } }, orders };
  }
  const isLost = UNMENDED.has(code) && !worker.isListening && countListening(fleet) === 0;
  if (isLost || !fleet.hasServed) {
    return { fleet, orders: [{ kind: 'end', code: code ?? EXIT.failed }] };
  }
  const shortLives = at - worker.since < LONG_LIFE ? fleet.shortLives + 1 : 0;
  return {
    fleet: { ...fleet, shortLives },
    orders: [{ kind: 'start', after: waitAfter(shortLives) }],
  };
}

function stop(fleet: Fleet): Decision {
  // Whoever says it twice means at once.
  if (fleet.stopping) return { fleet, orders: [{ kind: 'end', code: EXIT.failed }] };
  const orders: Order[] = [{ kind: 'stop' }];
  if (fleet.workers.size === 0) orders.push({ kind: 'end', code: EXIT.ok });
  return { fleet: { ...fleet, stopping: { code: EXIT.ok } }, orders };
}

function waitAfter(shortLives: number): number {
  return shortLives === 0 ? 0 : Math.min(FIRST_WAIT * 2 ** (shortLives - 1), LONGEST_WAIT);
}

function withWorker(fleet: Fleet, id: number, worker: Worker): Fleet {
  return { ...fleet, workers: new Map(fleet.workers).set(id, worker) };
}

function countListening({ workers }: Fleet): number {
  return [...workers.values()].filter(({ isListening }) => isListening).length;
}
