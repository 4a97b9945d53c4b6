import type { AnswerTrace, Stage } from '../answer-trace.js';
import type { Log, LogFacts } from './log.js';
import type { Observer, RequestFacts } from './observer.js';

/** What watches the server asks many times a minute: told of only when it fails. */
const WATCHED = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Tells the log of every request in one line, and of what else happens. Questions are told only when
 * `hasQuestions`, and masked.
 */
export function logObserver(log: Log, hasQuestions: boolean): Partial<Observer> {
  return {
    requestEnded(facts) {
      const { id, route, status, trace } = facts;
      if (trace.embedderFault) log.error('embedder-failed', trace.embedderFault, { id });
      if (WATCHED.has(route) && status < 400) return;
      log.info('request', { ...describeRequest(facts), ...describeAnswer(trace, hasQuestions) });
    },
    indexLooked(event) {
      if (event.kind === 'refused') {
        log.error('index-refused', event.error, { generation: event.generation });
      } else if (event.kind === 'swapped') {
        const { from, to, milliseconds } = event;
        log.info('index-swapped', { from, to, ms: round(milliseconds) });
      }
    },
    modelFailed: (error) => log.error('model-failed', error),
  };
}

function describeRequest(facts: RequestFacts): LogFacts {
  const { id, method, route, status, isAborted, start, end } = facts;
  return {
    id,
    method,
    route,
    status,
    ms: round(end - start),
    ...(isAborted ? { aborted: true } : {}),
  };
}

function describeAnswer(trace: AnswerTrace, hasQuestions: boolean): LogFacts {
  const { told, outcome, evidence, generation, embedderFault, question, times = [] } = trace;
  if (generation === undefined) return {};
  const stages: Partial<Record<Stage, number>> = {};
  for (const { stage, start, end } of times) stages[stage] = (stages[stage] ?? 0) + end - start;
  return {
    outcome,
    language: told?.language,
    answerer: told?.answerer,
    cited: [...(told?.cited ?? [])],
    topScore: evidence?.cases[0] && round(evidence.cases[0].score, 1_000),
    stages: Object.fromEntries(
      Object.entries(stages).map(([stage, time]) => [stage, round(time, 100)]),
    ),
    generation,
    answer: told?.id,
    ...(embedderFault ? { degraded: true } : {}),
    ...(hasQuestions ? { question: question?.text } : {}),
  };
}

function round(value: number, parts = 10): number {
  return Math.round(value * parts) / parts;
}
