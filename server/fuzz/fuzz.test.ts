import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemSchema } from '../contract.js';
import { openAiErrorSchema } from '../doors/openai/protocol.js';
import { STATUS } from '../http/problem.js';
import { createMetrics } from '../observe/metrics.js';
import {
  listeningLog,
  openTestApp,
  openTestAssistant,
  openTestDesk,
  temporaryStores,
} from '../test-assistant.js';
import { REQUESTS, TOKENS } from './test-requests.js';

/** Cases in all, and the seed that they come from: `npm run fuzz` makes 10,000, anew each time. */
const CASES = Number(process.env.FUZZ_CASES ?? 350);
const SEED = process.env.FUZZ_CASES === undefined ? 20_261_130 : undefined;

/** Milliseconds after which a request hangs; a slow machine is far from it. */
const HANGS = 30_000;

const newStore = await temporaryStores();
const log = listeningLog();
const app = await openTestApp(await openTestAssistant(), log, {
  feedback: openTestDesk(newStore(), { log }),
  adminToken: TOKENS.admin,
  hasEmbedTest: true,
  metrics: { source: createMetrics('0'), token: TOKENS.metrics },
});

const routes = [
  ...new Set(
    app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`),
  ),
];

/** What no client may ever read: where our code lies, and where it failed. */
const TRACE =
  /\n\s+at .+:\d+|node_modules|file:\/\/|\/server\/\w+.*\.ts\b|KuntaopasError|ZodError/u;

/** Problems that say that something is off or too much, which is no fault: all other 5xx are. */
const DOCUMENTED = Object.entries(STATUS)
  .filter(([, status]) => status === 503)
  .map(([kind]) => `/problems/${kind}`);

/** Sends a request and holds the response against what every response must be. */
async function check(path: string, init: RequestInit): Promise<void> {
  const response = await inTime(Promise.resolve(app.request(path, init)));
  const body = await inTime(response.text());
  const { status } = response;
  expect(body).not.toMatch(TRACE);
  expect(body).not.toContain('event: error');
  if (status < 400) return;
  const type = response.headers.get('Content-Type') ?? '';
  if (path.startsWith('/v1/')) {
    openAiErrorSchema.parse(JSON.parse(body));
    expect(status).toBeLessThan(500);
  } else if (type.startsWith('application/problem+json')) {
    const problem = problemSchema.parse(JSON.parse(body));
    expect(problem.status).toBe(status);
    if (status >= 500) expect(DOCUMENTED).toContain(problem.type);
  } else if (path.startsWith('/mcp')) {
    // The protocol has a shape of its own for what goes wrong within it.
    expect(JSON.parse(body)).toMatchObject({
      jsonrpc: '2.0',
      error: { message: expect.any(String) },
    });
    expect(status).toBeLessThan(500);
  } else {
    // A page, for whoever asked for one.
    expect(type).toMatch(/^text\/html/u);
    expect(status).toBeLessThan(500);
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it hangs')), HANGS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

describe('whatever is sent', () => {
  it('is made up for every route that there is, and for no other', () => {
    expect(Object.keys(REQUESTS).sort()).toEqual(routes.toSorted());
  });

  it.each(Object.entries(REQUESTS))(
    '%s neither fails, nor hangs, nor tells of its inside',
    async (_route, requests) => {
      const before = log.told.length;
      const numRuns = Math.ceil(CASES / routes.length);
      const seed = SEED === undefined ? {} : { seed: SEED };
      const property = fc.asyncProperty(requests, ({ path, init }) => check(path, init));
      await fc.assert(property, { numRuns, ...seed });
      expect(log.told.slice(before)).toEqual([]);
    },
    CASES * 1_000,
  );
});
