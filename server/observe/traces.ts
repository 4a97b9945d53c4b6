import {
  DiagLogLevel,
  defaultTextMapGetter,
  diag,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { AnswerTrace } from '../answer-trace.js';
import type { Log } from './log.js';
import type { Observer, RequestFacts } from './observer.js';

/** Sends spans to a collector. */
export type Traces = {
  readonly observer: Partial<Observer>;
  /** Sends what has not been sent yet; a collector that does not answer is told of, and no fault. */
  close(): Promise<void>;
};

const NAME = 'kuntaopas';

/**
 * Makes a span of every request when it has ended, and of every step of its answer, and sends them by
 * OTLP over HTTP. Where to, and all else, is read by the library from the variables that OpenTelemetry
 * names (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER` …). Spans hold
 * nothing of what was asked.
 */
export function openTraces(version: string, log: Log): Traces {
  // The library tells of a collector that it cannot reach in no other way.
  const error = (message: string) => log.error('traces-failed', new Error(message));
  const ignore = () => {};
  const logger = { error, warn: ignore, info: ignore, debug: ignore, verbose: ignore };
  diag.setLogger(logger, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
  const resource = defaultResource()
    .merge(resourceFromAttributes({ 'service.name': NAME, 'service.version': version }))
    .merge(detectResources({ detectors: [envDetector] }));
  const provider = new BasicTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer(NAME, version);
  const propagator = new W3CTraceContextPropagator();

  return {
    observer: {
      requestEnded(facts) {
        const { method, route, status, start, end, traceparent, trace: answer } = facts;
        const caller = propagator.extract(ROOT_CONTEXT, { traceparent }, defaultTextMapGetter);
        const span = tracer.startSpan(
          `${method} ${route}`,
          { kind: SpanKind.SERVER, startTime: timeOf(start), attributes: attributesOf(facts) },
          caller,
        );
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        const own = trace.setSpan(caller, span);
        for (const { stage, start, end } of answer.times ?? []) {
          tracer.startSpan(stage, { startTime: timeOf(start) }, own).end(timeOf(end));
        }
        span.end(timeOf(end));
      },
    },
    close: () => provider.shutdown().catch((fault) => log.error('traces-failed', fault)),
  };
}

/** Milliseconds since 1970 of a `performance.now()`. */
function timeOf(time: number): number {
  return performance.timeOrigin + time;
}

/** By the names of OpenTelemetry's semantic conventions where it has some. */
function attributesOf({ id, method, route, status, isAborted, trace }: RequestFacts) {
  return {
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': status,
    'kuntaopas.request.id': id,
    ...(isAborted ? { 'kuntaopas.request.aborted': true } : {}),
    ...answerAttributes(trace),
  };
}

function answerAttributes({ generation, outcome, told, embedderFault }: AnswerTrace) {
  if (generation === undefined) return {};
  return {
    'kuntaopas.index.generation': generation,
    'kuntaopas.answer.outcome': outcome ?? 'unfinished',
    ...(told
      ? {
          'kuntaopas.answer.id': told.id,
          'kuntaopas.answer.language': told.language,
          'kuntaopas.answer.answerer': told.answerer,
          'kuntaopas.answer.cited': [...told.cited],
        }
      : {}),
    ...(embedderFault ? { 'kuntaopas.answer.degraded': true } : {}),
  };
}
