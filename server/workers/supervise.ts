import cluster, { type Worker } from 'node:cluster';
import { createBirpc } from 'birpc';
import type { Log } from '../observe/log.js';
import type { PrimaryCalls, WorkerCalls } from './calls.js';
import { type RemoteWorker, shareAmong } from './primary-calls.js';
import { beginFleet, decide, type FleetEvent, type Order } from './supervisor.js';

/** Milliseconds that a worker has to answer the primary process, while it answers requests. */
const PATIENCE = 2_000;

/** What {@link supervise} stands on. */
export type Supervision = {
  /** How many workers there are to be. */
  readonly workers: number;
  readonly log: Log;
  /** Told the port once all workers take requests. */
  readonly onReady: (port: number) => void;
};

/**
 * Starts the program again as so many workers, which share its port, and watches over them until the last has
 * ended; holds neither model nor index itself. Connections go round the workers. SIGTERM and SIGINT stop them
 * as they stop a server alone, a second one at once; SIGHUP is passed on. Gives the exit code.
 */
export function supervise({ workers, log, onReady }: Supervision): Promise<number> {
  const listening = new Map<number, RemoteWorker>();
  const shared = shareAmong(listening);
  const due = new Set<NodeJS.Timeout>();
  const began = beginFleet(workers);
  let { fleet } = began;

  return new Promise((resolve) => {
    function tell(event: FleetEvent): readonly Order[] {
      const decision = decide(fleet, event);
      fleet = decision.fleet;
      for (const order of decision.orders) carryOut(order);
      return decision.orders;
    }

    function carryOut(order: Order): void {
      switch (order.kind) {
        case 'start':
          startAfter(order.after);
          break;
        case 'announce':
          onReady(order.port);
          break;
        case 'stop':
          cancelStarts();
          signalWorkers('SIGTERM');
          break;
        case 'end':
          cancelStarts();
          signalWorkers('SIGKILL');
          resolve(order.code);
      }
    }

    function startAfter(milliseconds: number): void {
      const timer = setTimeout(() => {
        due.delete(timer);
        start();
      }, milliseconds);
      due.add(timer);
    }

    function cancelStarts(): void {
      for (const timer of due) clearTimeout(timer);
      due.clear();
    }

    function start(): void {
      const worker = cluster.fork({ WORKERS: String(workers) });
      const { id } = worker;
      closeWhatItDidNotTake(worker);
      const remote = connect(worker, shared.calls);
      tell({ kind: 'started', id, at: performance.now() });
      worker.on('listening', ({ port }) => {
        listening.set(id, remote);
        log.info('worker-listening', { worker: id, pid: worker.process.pid });
        tell({ kind: 'listening', id, port });
      });
      worker.on('exit', (code: number | null, signal: string | null) => {
        listening.delete(id);
        remote.$close();
        shared.depart(id);
        const orders = tell({ kind: 'ended', id, code, at: performance.now() });
        const restart = orders.find(({ kind }) => kind === 'start');
        if (restart?.kind === 'start') {
          const error = new Error(`A worker ended with ${signal ?? `exit code ${code}`}.`);
          log.error('worker-died', error, { worker: id, restartIn: restart.after });
        }
      });
      // A system without room for another process; of a worker that runs its exit tells.
      worker.on('error', (error) => {
        log.error('worker-failed', error, { worker: id });
        if (worker.process.pid === undefined) worker.emit('exit', null, null);
      });
    }

    function signalWorkers(signal: NodeJS.Signals, ids: Iterable<number> = fleet.workers.keys()) {
      for (const id of ids) cluster.workers?.[id]?.process.kill(signal);
    }

    process.on('SIGTERM', () => tell({ kind: 'stop' }));
    process.on('SIGINT', () => tell({ kind: 'stop' }));
    // One that starts opens the newest index by itself, and would end of this.
    process.on('SIGHUP', () => signalWorkers('SIGHUP', listening.keys()));
    // Faults keep their words on the way.
    cluster.setupPrimary({ serialization: 'advanced' });
    for (const order of began.orders) carryOut(order);
  });
}

/**
 * Node forgets a connection that it has handed to a worker which ends before it takes it, one at most at a
 * time: its client would wait for ever (nodejs/node#21746). Closed, it may come again. To close one that
 * was taken does nothing, since Node has closed its own side of it.
 */
function closeWhatItDidNotTake(worker: Worker): void {
  const { process: child } = worker;
  const send = child.send.bind(child) as (...sent: readonly unknown[]) => boolean;
  let handed: unknown;
  child.send = (...sent: readonly unknown[]) => {
    handed = sent[1] ?? handed;
    return send(...sent);
  };
  worker.once('exit', () => {
    if (isClosable(handed)) handed.close();
  });
}

function isClosable(handle: unknown): handle is { close(): void } {
  return typeof (handle as { close?: unknown } | undefined)?.close === 'function';
}

/** Opens the calls between the primary process and a worker. */
function connect(worker: Worker, calls: PrimaryCalls): RemoteWorker {
  return createBirpc<WorkerCalls, PrimaryCalls>(calls, {
    // To one that ends meanwhile nothing can be sent, and its exit is told of.
    post: (message) => worker.process.send(message, () => {}),
    on: (hear) => worker.on('message', hear),
    timeout: PATIENCE,
  });
}
