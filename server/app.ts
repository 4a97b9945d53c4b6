import { Hono } from 'hono';
import { except } from 'hono/combine';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import type { Assistant } from './assemble.js';
import { DOORS, doorRoutes } from './doors/doors.js';
import { tellErrorsAsOpenAi } from './doors/openai/tell-errors.js';
import { apiPageRoute, documentRoute } from './doors/openapi/openapi.js';
import type { FeedbackDesk } from './feedback/feedback-desk.js';
import { type Admission, openDoors } from './http/admission.js';
import { apiRoutes, feedbackRoutes } from './http/api.js';
import {
  type Assets,
  installationScriptRoute,
  styleSheetRoute,
  widgetRoutes,
} from './http/assets.js';
import { boundAnswers } from './http/bound-answers.js';
import { chatPageRoute } from './http/chat-page.js';
import { demoRoute } from './http/demo.js';
import { embedTestRoutes } from './http/embed-test.js';
import { ratingFormRoute } from './http/feedback.js';
import { healthRoute, readyRoute } from './http/health.js';
import { Lifecycle } from './http/lifecycle.js';
import { limitBody } from './http/limit-body.js';
import { materialPageRoute, slidePageRoute } from './http/materials.js';
import { metricsRoute } from './http/metrics.js';
import { refuseForeignOrigins } from './http/origin.js';
import { problemKindOf, respondProblem } from './http/problem.js';
import { problemPages } from './http/problem-pages.js';
import { reportPages } from './http/report-pages.js';
import { securityHeaders } from './http/security-headers.js';
import { installationRoute, servicePageRoute } from './http/service-pages.js';
import { shareWithOrigins } from './http/share-with-origins.js';
import { siteOf } from './http/site.js';
import type { Log } from './observe/log.js';
import type { Metrics } from './observe/metrics.js';
import { observeRequests } from './observe/observe-requests.js';
import { type Observer, observeAll } from './observe/observer.js';
import type { IndexState } from './reload/live-assistant.js';

/** Largest body of a request, in bytes: a conversation of ordinary length fits many times. */
const MAX_BODY = 64 * 1024;

/** Longest id that a client may give its request, in characters. */
const MAX_REQUEST_ID = 64;

/** What the app is made of; files are read by the caller, the app itself does no I/O. */
export type AppParts = {
  readonly assistant: Assistant;
  readonly log: Log;
  readonly assets: Assets;
  /** Origins of other sites that may use the API and frame the pages; `*` for all. */
  readonly allowedOrigins?: readonly string[];
  /** Address under which people reach the server, where it is known. */
  readonly publicUrl?: string;
  /** Takes feedback and counts answers; without it nothing is kept of anything. */
  readonly feedback?: FeedbackDesk | null;
  /** Days that it is kept. */
  readonly retentionDays?: number;
  /** Opens the pages for editors; without it there are none. */
  readonly adminToken?: string | undefined;
  /** Who runs the server, and where to write; empty where nobody has said. */
  readonly operator?: string;
  readonly contact?: string;
  /** Whether to serve the pages that are hard on the widget. */
  readonly hasEmbedTest?: boolean;
  /** Who may come in, how often and how many at once; everybody when absent. */
  readonly admission?: Admission;
  /** Tells when to be no longer ready, and when open answers must end. */
  readonly lifecycle?: Lifecycle;
  /** Milliseconds that an answer may take. */
  readonly answerTimeout?: number;
  /** Whether the log holds what people ask: the privacy notice says so. */
  readonly logsQuestions?: boolean;
  /** Told of every request when it has ended. */
  readonly observer?: Observer;
  /** What `/metrics` shows to whoever has the token; no such address without it. */
  readonly metrics?:
    | { readonly source: Pick<Metrics, 'contentType' | 'render'>; readonly token: string }
    | undefined;
  /** For `/readyz`. */
  readonly version?: string;
  readonly index?: () => IndexState;
};

/** The HTTP application. Never listens: tests call `app.request(…)`, `main.ts` serves it. */
export function createApp(parts: AppParts): Hono {
  const { log, assets, allowedOrigins = [], publicUrl = '', feedback } = parts;
  const { retentionDays = 0, operator = '', contact = '' } = parts;
  const { admission = openDoors, lifecycle = new Lifecycle(), answerTimeout = 45_000 } = parts;
  const app = new Hono();
  const bounded = boundAnswers(parts.assistant, { timeout: answerTimeout, ended: lifecycle.ended });
  const assistant = feedback ? feedback.watch(bounded) : bounded;
  const takesFeedback = feedback?.takesRatings ?? false;

  app.use(requestId({ limitLength: MAX_REQUEST_ID }));
  app.use(observeRequests(parts.observer ?? observeAll([])));
  app.use('/v1/*', tellErrorsAsOpenAi);
  app.use(securityHeaders(allowedOrigins));
  // What comes in by a door reads problems as its protocol has them, whatever else it accepts.
  app.use(except([...DOORS], problemPages));
  app.use(refuseForeignOrigins(allowedOrigins, publicUrl));
  app.use(limitBody(MAX_BODY));

  app.use('/api/*', shareWithOrigins(allowedOrigins));
  app.post('/api/chat', admission.answers);
  app.get('/api/search', admission.searches);
  app.get('/chat', (c, next) => (c.req.query('q') ? admission.answers(c, next) : next()));
  app.get('/', demoRoute(assistant, publicUrl));
  app.get('/assets/site.css', styleSheetRoute(assets));
  app.get('/assets/installation.js', installationScriptRoute(assets));
  app.route('/', widgetRoutes(assets));
  if (parts.hasEmbedTest)
    app.route(
      '/',
      embedTestRoutes((c) => siteOf(c, publicUrl)),
    );
  app.get('/materials/:id', materialPageRoute(assistant, publicUrl));
  app.get('/materials/:id/slides/:n', slidePageRoute(assistant, publicUrl));
  app.get('/chat', chatPageRoute({ assistant, publicUrl }));
  app.get('/asennus', installationRoute(assistant, publicUrl));
  const facts = {
    operator,
    contact,
    retentionDays,
    takesFeedback,
    keepsQuestions: feedback?.keepsQuestions ?? false,
    countsAnswers: Boolean(feedback),
    hasModel: assistant.tools.speaker.hasModel,
    logsQuestions: parts.logsQuestions ?? false,
  };
  app.get('/saavutettavuus', servicePageRoute('/saavutettavuus', facts, publicUrl));
  app.get('/tietosuoja', servicePageRoute('/tietosuoja', facts, publicUrl));
  if (feedback?.takesRatings) {
    app.post('/api/feedback', admission.feedback);
    app.post('/chat/feedback', admission.feedback);
    app.route('/', feedbackRoutes(feedback, log));
    app.post('/chat/feedback', ratingFormRoute({ desk: feedback, log, assistant }));
  }
  if (feedback && parts.adminToken) {
    const desk = { desk: feedback, token: parts.adminToken };
    app.route('/yllapito', reportPages({ assistant, ...desk, retentionDays, log }));
  }
  app.route('/', apiRoutes({ assistant, log, takesFeedback }));
  app.get('/openapi.json', documentRoute({ publicUrl, takesFeedback }));
  app.get('/rajapinta', apiPageRoute({ publicUrl, takesFeedback }));
  app.route('/', doorRoutes({ assistant, log, admission, allowedOrigins, publicUrl }));
  app.get('/healthz', healthRoute);
  const { metrics, version, index } = parts;
  app.get('/readyz', readyRoute({ assistant, lifecycle, version, index }));
  if (metrics) app.get('/metrics', metricsRoute(metrics.source, metrics.token));

  const routes = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({
      method,
      pattern: new RegExp(`^${path.replace(/:[^/]+/gu, '[^/]+')}$`, 'u'),
    }));
  app.notFound((c) => {
    const methods = routes.filter(({ pattern }) => pattern.test(c.req.path));
    if (methods.length === 0) return respondProblem(c, 'unknown-route');
    c.header('Allow', [...new Set(methods.map(({ method }) => method))].join(', '));
    return respondProblem(c, 'method-not-allowed');
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500)
      return respondProblem(c, 'malformed-json');
    // Whoever left does not read the problem, and leaving is no fault of ours.
    if (!c.req.raw.signal.aborted) {
      log.error('request-failed', error, { id: c.get('requestId') });
    }
    return respondProblem(c, problemKindOf(error));
  });
  return app;
}
