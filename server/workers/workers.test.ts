import { cp } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EXIT } from '#ingest/run-command';
import { sayPassages, serveModel } from '../answer/generative/test-model-server.js';
import { residentMemory } from '../bench/running-server.js';
import type { ChatAnswer } from '../contract.js';
import type { FeedbackStore } from '../feedback/feedback.js';
import { sqliteFeedback } from '../feedback/sqlite-feedback.js';
import { TELLING_QUESTION, versionsIn, writeCorpus } from '../reload/test-generations.js';
import { user } from '../test-assistant.js';
import { openTestCommands } from '../test-commands.js';
import { freePort } from '../test-port.js';

// Several processes that start, on a machine that may be busy: limits guard against hangs only.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
const SOON = { timeout: 60_000, interval: 50 };

const METRICS_TOKEN = 'a-token-of-thirty-two-characters';
const BURST = 6;
const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';

const commands = await openTestCommands({ after: afterAll });
const model = await serveModel();

type Server = Awaited<ReturnType<typeof commands.start>>;

/** Lines of a server's log, so far. */
const logOf = ({ said }: Server) =>
  said.errors
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const eventsOf = (server: Server, event: string) =>
  logOf(server).filter((line) => line.event === event);

/** Ids of the workers that take requests now, with those of their processes. */
function workersOf(server: Server): ReadonlyMap<number, number> {
  const workers = new Map<number, number>();
  for (const { event, worker, pid } of logOf(server)) {
    if (event === 'worker-listening') workers.set(Number(worker), Number(pid));
    if (event === 'worker-died') workers.delete(Number(worker));
  }
  return workers;
}

type Sent = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Holds connections for further requests; a connection of its own when absent. */
  readonly agent?: http.Agent;
};

/** What came of a request: over a connection of its own, so that any worker may have it. */
async function send(server: Server, where: string, { body, headers, agent }: Sent = {}) {
  const request = http.request(new URL(where, server.address), {
    agent: agent ?? false,
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
  });
  request.end(body === undefined ? undefined : JSON.stringify(body));
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
  });
  let text = '';
  for await (const bytes of response) text += bytes;
  return { status: response.statusCode, id: response.headers['x-request-id'], text };
}

/** The worker that had a request, as its log line says. */
async function workerOf(server: Server, id: unknown): Promise<number> {
  const find = () => eventsOf(server, 'request').find((line) => line.id === id);
  await vi.waitFor(() => expect(find()).toBeDefined(), SOON);
  return Number(find()?.worker);
}

let clients = 0;
/** Of a client who has not come before. */
function asNewClient(): Readonly<Record<string, string>> {
  clients += 1;
  return { 'X-Forwarded-For': `198.51.${clients >> 8}.${clients & 255}` };
}

const ask = (server: Server, accept = 'application/json', agent?: http.Agent) =>
  send(server, '/api/chat', {
    body: user(QUESTION),
    headers: { ...asNewClient(), Accept: accept },
    ...(agent ? { agent } : {}),
  });

const isWhole = ({ text }: { readonly text: string }) => text.includes('event: answer-end');

/** Several at once. */
const times = <T>(count: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => work(i)));

/** Lets the model say nothing until it is released. */
function holdAnswers(): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  model.behave(async (...request) => {
    await held;
    await sayPassages(1)(...request);
  });
  return release;
}

describe('two workers', () => {
  const feedbackFile = path.join(commands.folder, 'feedback', 'workers.sqlite');
  let server: Server;
  const answered = { times: 0, rated: 0 };

  beforeAll(async () => {
    model.behave(sayPassages(1));
    server = await commands.start({
      WORKERS: '2',
      METRICS_TOKEN,
      TRUSTED_PROXIES: '127.0.0.1',
      RATE_LIMIT_BURST: String(BURST),
      FEEDBACK_LIMIT_BURST: '0',
      FEEDBACK_LIMIT_HOUR: '0',
      FEEDBACK_DB: feedbackFile,
      LLM_BASE_URL: model.url,
      LLM_MODEL: 'test-model',
      LLM_FIRST_TOKEN_TIMEOUT: '60000',
      LLM_TIMEOUT: '60000',
      ANSWER_TIMEOUT: '90000',
    });
  });

  const scrape = async () => {
    const headers = { Authorization: `Bearer ${METRICS_TOKEN}` };
    const { text } = await send(server, '/metrics', { headers });
    const value = (series: string) =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${series} `))
          ?.slice(series.length),
      );
    return {
      value,
      answers: value('kuntaopas_http_requests_total{method="POST",route="/api/chat",status="200"}'),
    };
  };

  /** Asks for an answer, counted. */
  async function askOne(accept?: string, agent?: http.Agent) {
    const response = await ask(server, accept, agent);
    expect(response.status).toBe(200);
    answered.times += 1;
    return response;
  }

  it('are announced once, and watched over by a process without model or index', async () => {
    expect(server.said.output).toBe(`Kuntaopas is ready: ${server.address}\n`);
    const workers = workersOf(server);
    expect(workers.size).toBe(2);
    const watching = await residentMemory(server.child.pid ?? 0);
    for (const pid of workers.values()) {
      const working = await residentMemory(pid);
      // Told by Linux alone.
      if (watching && working) expect(watching).toBeLessThan(working / 2);
    }
  });

  it('each have connections, which stay with one, and streams', async () => {
    const workers = new Set<number>();
    await times(8, async () => {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      const own = new Set<number>();
      for (let i = 0; i < 3; i += 1) {
        const { id } = await send(server, '/api/materials', { agent });
        own.add(await workerOf(server, id));
      }
      agent.destroy();
      expect(own.size).toBe(1);
      for (const worker of own) workers.add(worker);
    });
    expect(workers).toEqual(new Set([1, 2]));
    const streaming = new Set(
      await times(8, async () => {
        const stream = await askOne('text/event-stream');
        expect(isWhole(stream)).toBe(true);
        return workerOf(server, stream.id);
      }),
    );
    expect(streaming).toEqual(new Set([1, 2]));
  });

  it('count a client together', async () => {
    const headers = asNewClient();
    const responses = await times(3 * BURST, () =>
      send(server, '/api/search?q=Turku', { headers }),
    );
    const workers = await Promise.all(responses.map(({ id }) => workerOf(server, id)));
    expect(new Set(workers)).toEqual(new Set([1, 2]));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(BURST);
    expect(responses.filter(({ status }) => status === 429)).toHaveLength(2 * BURST);
  });

  it('show the sums of their metrics, whichever is asked', async () => {
    await times(10, () => askOne());
    // A request is counted when it has ended, which its client may see first.
    await vi.waitFor(async () => expect((await scrape()).answers).toBe(answered.times), SOON);
    for (let i = 0; i < 4; i += 1) {
      const { value, answers } = await scrape();
      expect(answers).toBe(answered.times);
      expect(value('kuntaopas_workers')).toBe(2);
      expect(value('kuntaopas_build_info{version="0.1.0"}')).toBe(1);
    }
  });

  it('take the rating of an answer that another gave, and lose none of many at once', async () => {
    const answers = await times(40, () => askOne());
    const ratings = await times(answers.length, async (i) => {
      const { feedbackToken } = JSON.parse(answers[i]?.text ?? '') as ChatAnswer;
      return send(server, '/api/feedback', {
        body: { feedbackToken, rating: i % 2 === 0 ? 'up' : 'down' },
        headers: asNewClient(),
      });
    });
    expect(ratings.filter(({ status }) => status === 204)).toHaveLength(answers.length);
    answered.rated += ratings.length;
    const pairs = await times(answers.length, async (i) => [
      await workerOf(server, answers[i]?.id),
      await workerOf(server, ratings[i]?.id),
    ]);
    expect(pairs.filter(([asked, rated]) => asked !== rated)).not.toHaveLength(0);
  });

  it('lose no more than the open answers of one that is killed, and it comes back', async () => {
    // What a worker has counted within its last two seconds goes with it.
    const store = sqliteFeedback(feedbackFile);
    await vi.waitFor(async () => expect(await countAnswers(store)).toBe(answered.times), SOON);
    await store.close();
    const before = await scrape();
    const release = holdAnswers();
    const streams: Promise<{ readonly id: unknown; readonly text: string }>[] = [];
    for (let i = 1; i <= 6; i += 1) {
      streams.push(ask(server, 'text/event-stream'));
      await vi.waitFor(() => expect(model.requests).toHaveLength(i), SOON);
    }
    const ended = Promise.allSettled(streams);

    const [[killed, pid] = [0, 0], [other] = [0]] = workersOf(server);
    process.kill(pid, 'SIGSTOP');
    // One of these is handed to the worker that no longer takes any, and must not wait for ever.
    const others = Promise.allSettled(Array.from({ length: 6 }, () => send(server, '/healthz')));
    await wait(200);
    process.kill(pid, 'SIGKILL');
    const broken = (await others).filter(({ status }) => status === 'rejected');
    expect(broken.length).toBeLessThanOrEqual(1);

    release();
    const left = (await ended).flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(6);
    answered.times += left.length;
    for (const stream of left) {
      expect(isWhole(stream)).toBe(true);
      expect(await workerOf(server, stream.id)).toBe(other);
    }
    expect(eventsOf(server, 'request').filter(({ outcome }) => outcome === 'unfinished')).toEqual(
      [],
    );
    await vi.waitFor(() => expect(workersOf(server).size).toBe(2), SOON);
    expect(workersOf(server).has(killed)).toBe(false);
    expect(eventsOf(server, 'worker-died')).toMatchObject([{ level: 'error', worker: killed }]);

    const after = await scrape();
    expect(after.answers).toBeGreaterThanOrEqual(before.answers);
    expect(after.value('kuntaopas_workers')).toBe(2);
    model.behave(sayPassages(1));
    const workers = new Set(await times(8, async () => workerOf(server, (await askOne()).id)));
    expect(workers).toEqual(new Set(workersOf(server).keys()));
  });

  it('end open answers in order, though a service manager tells each of them to stop', async () => {
    const release = holdAnswers();
    const streams = times(6, () => askOne('text/event-stream'));
    await vi.waitFor(() => expect(model.requests).toHaveLength(6), SOON);
    const workers = [...workersOf(server).values()];
    for (const pid of [server.child.pid ?? 0, ...workers]) process.kill(pid, 'SIGTERM');
    await wait(200);
    release();
    expect((await streams).filter(isWhole)).toHaveLength(6);
    expect(await server.ended).toMatchObject({ code: EXIT.ok, signal: null });
    for (const pid of workers) expect(isRunning(pid)).toBe(false);
    expect(eventsOf(server, 'worker-died')).toHaveLength(1);
  });

  it('have kept every rating and counted every answer', async () => {
    const store = sqliteFeedback(feedbackFile);
    expect(await store.all()).toHaveLength(answered.rated);
    expect(await countAnswers(store)).toBe(answered.times);
    await store.close();
  });
});

/** Answers that a store has counted. */
async function countAnswers(store: FeedbackStore): Promise<number> {
  const { outcomes } = await store.tally();
  const answers = outcomes.filter((counted) => counted.case === null);
  return answers.reduce((sum, { count }) => sum + count, 0);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the process that watches over workers', () => {
  it('leaves nobody behind and the port free when it is killed; ends at once when told twice', async () => {
    const settings = { WORKERS: '2', PORT: String(await freePort()), STOP_DELAY: '60000' };
    const killed = await commands.start(settings);
    const workers = [...workersOf(killed).values()];
    killed.child.kill('SIGKILL');
    await vi.waitFor(() => expect(workers.filter(isRunning)).toEqual([]), SOON);
    const { child, ended, address, ...again } = await commands.start(settings);
    expect(address).toEqual(killed.address);
    const left = [...workersOf({ child, ended, address, ...again }).values()];
    child.kill('SIGTERM');
    const ready = () => fetch(new URL('/readyz', address)).then(({ status }) => status);
    await vi.waitFor(async () => expect(await ready()).toBe(503), SOON);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: EXIT.failed, signal: null });
    await vi.waitFor(() => expect(left.filter(isRunning)).toEqual([]), SOON);
  });

  it('ends as its first worker does when that cannot start, in one line', async () => {
    const { code, errors, output } = await commands.run('server/main.ts', [], {
      WORKERS: '2',
      CORPUS_FOLDER: '/nowhere',
    }).ended;
    expect(code).toBe(EXIT.noInput);
    expect(errors).toMatch(/^start: .*CORPUS_FOLDER.*\n$/u);
    expect(output).toBe('');
  });

  it('is not there for one worker', async () => {
    const { child, ended, said } = await commands.start();
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: EXIT.ok });
    expect(said.errors).not.toContain('worker');
  });
});

describe('an index', () => {
  it('is built once for all workers, and gone over to by each, at once at SIGHUP', async () => {
    const folder = path.join(commands.folder, 'reloaded');
    const corpus = path.join(folder, 'corpus');
    const [index, beside] = [path.join(folder, 'index'), path.join(folder, 'beside')];
    await writeCorpus(corpus, 0);
    const limits = { RATE_LIMIT_BURST: '0', RATE_LIMIT_HOUR: '0' };
    const settings = { CORPUS_FOLDER: corpus, INDEX_FOLDER: index, ...limits };
    const server = await commands.start({ WORKERS: '2', ...settings });
    expect(server.said.output.match(/Building it now/gu)).toHaveLength(1);
    const versions = async () => {
      const answers = await times(4, () =>
        send(server, '/api/chat', { body: user(TELLING_QUESTION) }),
      );
      return new Set(answers.flatMap(({ text }) => [...versionsIn(JSON.parse(text))]));
    };
    expect(await versions()).toEqual(new Set([0]));

    await writeCorpus(corpus, 1);
    const built = await commands.run('ingest/cli.ts', [], { ...settings, INDEX_FOLDER: beside })
      .ended;
    expect(built.code).toBe(EXIT.ok);
    // The new index is named before it is there: each worker refuses it, and would look again in a minute.
    await cp(path.join(beside, 'CURRENT'), path.join(index, 'CURRENT'));
    await vi.waitFor(() => expect(eventsOf(server, 'index-refused')).toHaveLength(2), SOON);
    expect(await versions()).toEqual(new Set([0]));
    await cp(beside, index, { recursive: true });
    server.child.kill('SIGHUP');
    await vi.waitFor(() => expect(eventsOf(server, 'index-swapped')).toHaveLength(2), {
      ...SOON,
      timeout: 40_000,
    });
    expect(await versions()).toEqual(new Set([1]));
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: EXIT.ok });
  });
});
