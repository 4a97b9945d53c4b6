import autocannon from 'autocannon';
import type { ChatRequest } from '../contract.js';

/** How a server bore a load. Latencies are those of answers alone: a refusal is quick, and no answer. */
export type LoadFigures = {
  readonly connections: number;
  /** Seconds that it lasted. */
  readonly seconds: number;
  /** Answers a second: 200 with an outcome in it. */
  readonly answersPerSecond: number;
  readonly answers: number;
  /** Responses that are no answer, by what they are: `503`, `429`, `200 without an answer`. */
  readonly others: ReadonlyMap<string, number>;
  /** Connections that broke, and requests without a response in time. */
  readonly brokenConnections: number;
  /** Outcomes of the answers, by name. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Milliseconds from request to last byte of the answers, rising. */
  readonly latencies: readonly number[];
};

/** What is asked of whom, and how hard. */
export type Load = {
  readonly address: URL;
  readonly questions: readonly ChatRequest[];
  /** Connections, each of which asks again as soon as it has been answered. */
  readonly connections: number;
  readonly seconds: number;
};

/** Seconds after which a request without a response has failed. */
const TIMEOUT = 20;

/** The member of an answer that tells how it came out; a problem has none. */
const OUTCOME = /"outcome":"([a-z_]+)"/u;

/** Asks the questions one after another over so many connections, for so long, and tells how it went. */
export async function measureLoad(load: Load): Promise<LoadFigures> {
  const { address, questions, connections, seconds } = load;
  const bodies = questions.map((request) => JSON.stringify(request));
  let asked = 0;
  const outcomes = new Map<string, number>();
  const others = new Map<string, number>();
  const latencies: number[] = [];
  // autocannon tells what a response holds, and then, in the same turn, how long it took.
  let isAnswer = false;
  const options: autocannon.Options = {
    url: address.href,
    connections,
    duration: seconds,
    timeout: TIMEOUT,
    requests: [
      {
        method: 'POST',
        path: '/api/chat',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => {
          asked += 1;
          return { ...request, body: bodies[asked % bodies.length] ?? '' };
        },
        onResponse: (status, body) => {
          const [, outcome] = (status === 200 && OUTCOME.exec(body)) || [];
          isAnswer = outcome !== undefined;
          if (outcome !== undefined) count(outcomes, outcome);
          else count(others, status === 200 ? '200 without an answer' : String(status));
        },
      },
    ],
  };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)));
    run.on('response', (_client, _status, _bytes, milliseconds) => {
      if (isAnswer) latencies.push(milliseconds);
    });
  });
  latencies.sort((a, b) => a - b);
  return {
    connections,
    seconds: result.duration,
    answers: latencies.length,
    answersPerSecond: latencies.length / result.duration,
    others,
    brokenConnections: result.errors + result.timeouts,
    outcomes,
    latencies,
  };
}

/** The value below which this share of rising values lies; NaN of none. */
export function percentile(rising: readonly number[], share: number): number {
  return rising[Math.min(rising.length - 1, Math.floor(rising.length * share))] ?? Number.NaN;
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
