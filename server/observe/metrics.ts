import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { KuntaopasError } from '#corpus/errors';
import type { AnswerTrace } from '../answer-trace.js';
import type { Observer, RequestFacts } from './observer.js';

/** What Prometheus scrapes, in its text format. */
export type Metrics = {
  readonly observer: Partial<Observer>;
  readonly contentType: string;
  render(): Promise<string>;
  /** The same as values, to be added to those of other processes. */
  snapshot(): Promise<MetricsSnapshot>;
  /** Adds a gauge that is read at each scrape. */
  gauge(name: string, help: string, read: () => number): void;
};

/** What a process has counted, as it goes from one to another. */
export type MetricsSnapshot = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** Seconds. An extractive answer takes milliseconds, a model's many seconds. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const STAGE_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 10, 30];

/**
 * Codes of faults that are there from the start, at none: of a series that begins with its first fault,
 * Prometheus sees no increase.
 */
const INDEX_FAULTS = [
  'index-missing',
  'index-damaged',
  'index-outdated',
  'index-stale',
  'index-model-mismatch',
  'index-failed',
  'database-unusable',
  'model-failed',
  'unforeseen',
];
const MODEL_FAULTS = ['llm-unavailable', 'llm-slow', 'llm-cut', 'llm-ungrounded', 'llm-not-told'];

/** Counts what is observed, and what the process takes: event-loop lag, memory, garbage collection. */
export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge: Metrics['gauge'] = (name, help, read) => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };
  new Gauge({
    name: 'kuntaopas_build_info',
    help: 'Version of the software; always 1.',
    labelNames: ['version'],
    aggregator: 'first',
    registers,
  }).set({ version }, 1);
  new Gauge({
    name: 'kuntaopas_workers',
    help: 'Processes that answer, whose values are added up here.',
    registers,
  }).set(1);
  const observer = {
    ...countRequests(registers),
    ...countIndexes(registers),
    ...countModel(registers),
  };
  return {
    observer,
    gauge,
    contentType: registry.contentType,
    render: () => registry.metrics(),
    snapshot: () => registry.getMetricsAsJSON(),
  };
}

function countRequests(registers: Registry[]): Pick<Observer, 'requestBegan' | 'requestEnded'> {
  const inFlight = new Gauge({
    name: 'kuntaopas_http_requests_in_flight',
    help: 'Requests that have not ended, open streams among them.',
    registers,
  });
  const requests = new Counter({
    name: 'kuntaopas_http_requests_total',
    help: 'Requests that have ended.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const aborted = new Counter({
    name: 'kuntaopas_http_requests_aborted_total',
    help: 'Requests whose client left before the end.',
    labelNames: ['route'],
    registers,
  });
  const seconds = new Histogram({
    name: 'kuntaopas_http_request_seconds',
    help: 'Time from a request to the end of its response.',
    labelNames: ['route'],
    buckets: REQUEST_BUCKETS,
    registers,
  });
  const countAnswer = answerCounter(registers);
  return {
    requestBegan: () => inFlight.inc(),
    requestEnded({ method, route, status, isAborted, start, end, trace }: RequestFacts) {
      inFlight.dec();
      requests.inc({ method, route, status });
      if (isAborted) aborted.inc({ route });
      seconds.observe({ route }, (end - start) / 1_000);
      countAnswer(trace);
    },
  };
}

function answerCounter(registers: Registry[]): (trace: AnswerTrace) => void {
  const answers = new Counter({
    name: 'kuntaopas_answers_total',
    help: 'Answers by what came of them; "unfinished" broke off.',
    labelNames: ['outcome', 'language', 'answerer'],
    registers,
  });
  const degraded = new Counter({
    name: 'kuntaopas_answers_degraded_total',
    help: 'Answers searched for by words alone, since the embedding model failed.',
    registers,
  });
  const seconds = new Histogram({
    name: 'kuntaopas_answer_stage_seconds',
    help: 'Time of each step of an answer; embedding is within reading and searching.',
    labelNames: ['stage'],
    buckets: STAGE_BUCKETS,
    registers,
  });
  return ({ generation, outcome = 'unfinished', told, embedderFault, times = [] }) => {
    if (generation === undefined) return;
    const { language = 'unknown', answerer = 'none' } = told ?? {};
    answers.inc({ outcome, language, answerer });
    if (embedderFault) degraded.inc();
    for (const { stage, start, end } of times) seconds.observe({ stage }, (end - start) / 1_000);
  };
}

function countIndexes(registers: Registry[]): Pick<Observer, 'indexLooked'> {
  const info = new Gauge({
    name: 'kuntaopas_index_info',
    help: 'The index that is answered from; always 1.',
    labelNames: ['generation'],
    aggregator: 'max',
    registers,
  });
  const loaded = new Gauge({
    name: 'kuntaopas_index_loaded_timestamp_seconds',
    help: 'When that index was taken into use.',
    aggregator: 'max',
    registers,
  });
  const reloads = new Counter({
    name: 'kuntaopas_index_reloads_total',
    help: 'Indexes that took the place of another while the server ran.',
    registers,
  });
  const failures = new Counter({
    name: 'kuntaopas_index_reload_failures_total',
    help: 'Indexes that were refused while the server ran; the one before went on.',
    labelNames: ['code'],
    registers,
  });
  for (const code of INDEX_FAULTS) failures.inc({ code }, 0);
  return {
    indexLooked(event) {
      if (event.kind === 'refused') return failures.inc({ code: codeOf(event.error) });
      const generation = event.kind === 'swapped' ? event.to : event.generation;
      if (event.kind === 'swapped') reloads.inc();
      info.reset();
      info.set({ generation }, 1);
      loaded.setToCurrentTime();
    },
  };
}

function countModel(registers: Registry[]): Pick<Observer, 'modelFailed' | 'modelAnswered'> {
  const failures = new Counter({
    name: 'kuntaopas_model_failures_total',
    help: 'Answers that the language model did not give, or not to the end; passages answered.',
    labelNames: ['code'],
    registers,
  });
  const tokens = new Counter({
    name: 'kuntaopas_model_tokens_total',
    help: 'Tokens of the language model, as far as its server tells.',
    labelNames: ['direction'],
    registers,
  });
  for (const code of MODEL_FAULTS) failures.inc({ code }, 0);
  return {
    modelFailed: (error) => failures.inc({ code: codeOf(error) }),
    modelAnswered({ input, output }) {
      tokens.inc({ direction: 'input' }, input);
      tokens.inc({ direction: 'output' }, output);
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof KuntaopasError ? error.code : 'unforeseen';
}
