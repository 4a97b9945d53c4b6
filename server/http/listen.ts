import { setTimeout as wait } from 'node:timers/promises';
import { type ServerType, serve } from '@hono/node-server';
import { KuntaopasError } from '#corpus/errors';
import type { Lifecycle } from './lifecycle.js';

/** Where and until when a server listens. */
export type ListenOptions = {
  readonly fetch: Parameters<typeof serve>[0]['fetch'];
  readonly hostname: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly lifecycle: Lifecycle;
  /** Told the port once connections are taken. */
  readonly onReady: (port: number) => void;
  /** Aborts when the server is to stop. */
  readonly stop: AbortSignal;
  /** Milliseconds to go on as before, but no longer ready, so that a load balancer sees it. */
  readonly stopDelay: number;
  /** Milliseconds that open answers have after that; what has not ended then ends with a problem. */
  readonly grace: number;
  /** Milliseconds after which a connection on which nothing moves is closed. */
  readonly idleTimeout: number;
};

/** Milliseconds for a request to have come: its headers, and all of it. */
const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 30_000;
/**
 * How long a connection is kept for the next request: longer than proxies keep theirs (60 s), or they send
 * one into a connection that is being closed.
 */
const KEEP_ALIVE = 75_000;
/** How often Node looks for requests that are late; its own default of 30 s makes limits of 40 and 60. */
const CHECK_INTERVAL = 2_000;
/** Milliseconds for the last words of answers that were ended. */
const LAST_WORDS = 1_000;

/**
 * Serves until it is told to stop, and then in order: no longer ready, no new connections, open
 * answers end, by themselves or by a problem. Resolves when the last connection is closed.
 *
 * @throws KuntaopasError `cannot-listen`.
 */
export async function listen(options: ListenOptions): Promise<void> {
  const { fetch, hostname, port, lifecycle, stop, stopDelay, grace, idleTimeout } = options;
  const server = serve({
    fetch,
    hostname,
    port,
    serverOptions: {
      headersTimeout: HEADERS_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      connectionsCheckingInterval: CHECK_INTERVAL,
      keepAliveTimeout: KEEP_ALIVE,
    },
  });
  server.setTimeout(idleTimeout);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(cannotListen(hostname, port, cause)));
    server.once('listening', resolve);
  });
  const address = server.address();
  options.onReady(typeof address === 'object' && address ? address.port : port);
  await aborted(stop);
  lifecycle.stop();
  await wait(stopDelay);
  await close(server, lifecycle, grace);
}

async function close(server: ServerType, lifecycle: Lifecycle, grace: number): Promise<void> {
  // Keep-alive connections without a request would hold the process for minutes. The timers hold it: a
  // connection that Node has stopped reading does not, and the end must be in order.
  const sweep = setInterval(
    () => 'closeIdleConnections' in server && server.closeIdleConnections(),
    100,
  );
  const end = setTimeout(() => lifecycle.end(), grace);
  const cut = setTimeout(
    () => 'closeAllConnections' in server && server.closeAllConnections(),
    grace + LAST_WORDS,
  );
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(sweep);
  clearTimeout(end);
  clearTimeout(cut);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function cannotListen(hostname: string, port: number, cause: Error): KuntaopasError {
  return new KuntaopasError({
    code: 'cannot-listen',
    message: `Cannot listen on ${hostname}:${port}: ${cause.message}.`,
    remedy: 'Stop what uses the port, or set PORT and HOST.',
    cause,
  });
}
