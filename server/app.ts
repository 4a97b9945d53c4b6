import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { Assistant } from './assemble.js';
import { acceptFeedback } from './feedback/accept-feedback.js';
import type { FeedbackStore } from './feedback/feedback.js';
import { RecentAnswers } from './feedback/recent-answers.js';
import {
  type Assets,
  installationScriptRoute,
  styleSheetRoute,
  widgetRoutes,
} from './http/assets.js';
import { assistantRoute } from './http/assistant.js';
import { chatRoute } from './http/chat.js';
import { chatPageRoute, ratingFormRoute } from './http/chat-page.js';
import { demoRoute } from './http/demo.js';
import { embedTestRoutes } from './http/embed-test.js';
import { feedbackRoute } from './http/feedback.js';
import { healthRoute, readyRoute } from './http/health.js';
import { materialPageRoute, materialsRoute, slidePageRoute } from './http/materials.js';
import { respondProblem } from './http/problem.js';
import { searchRoute } from './http/search.js';
import { installationRoute, servicePageRoute } from './http/service-pages.js';
import { siteOf } from './http/site.js';
import type { Log } from './observe/log.js';

/** Largest body of a request, in bytes: a conversation of ordinary length fits many times. */
const MAX_BODY = 64 * 1024;

/** How long a browser may keep the answer to a preflight request, in seconds. */
const PREFLIGHT_AGE = 7_200;

/** What the app is made of; files are read by the caller, the app itself does no I/O. */
export type AppParts = {
  readonly assistant: Assistant;
  readonly log: Log;
  readonly assets: Assets;
  /** Origins of other sites that may use the API and frame the pages; `*` for all. */
  readonly allowedOrigins?: readonly string[];
  /** Address under which people reach the server, where it is known. */
  readonly publicUrl?: string;
  /** Where feedback is kept; without it answers cannot be rated. */
  readonly feedback?: FeedbackStore | null;
  /** Days that feedback is kept. */
  readonly retentionDays?: number;
  /** Who runs the server, and where to write; empty where nobody has said. */
  readonly operator?: string;
  readonly contact?: string;
  /** Whether to serve the pages that are hard on the widget. */
  readonly hasEmbedTest?: boolean;
};

/** The HTTP application. Never listens: tests call `app.request(…)`, `main.ts` serves it. */
export function createApp(parts: AppParts): Hono {
  const { log, assets, allowedOrigins = [], publicUrl = '', feedback } = parts;
  const { retentionDays = 0, operator = '', contact = '' } = parts;
  const app = new Hono();
  const recent = new RecentAnswers();
  const assistant = feedback ? recent.watch(parts.assistant) : parts.assistant;

  app.use(
    secureHeaders({
      // What a route has set itself stays: the widget is for pages of other origins too.
      overwrite: false,
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'", ...allowedOrigins],
      },
      // It knows no list of sites, and would forbid what the policy allows.
      xFrameOptions: false,
    }),
  );
  app.use(bodyLimit({ maxSize: MAX_BODY, onError: (c) => respondProblem(c, 'too-large') }));

  app.use(
    '/api/*',
    cors({
      origin: allowedOrigins.includes('*') ? '*' : [...allowedOrigins],
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['Content-Type'],
      exposeHeaders: ['Retry-After'],
      maxAge: PREFLIGHT_AGE,
    }),
  );
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
  app.get('/chat', chatPageRoute({ assistant, publicUrl, takesFeedback: Boolean(feedback) }));
  app.get('/asennus', installationRoute(assistant, publicUrl));
  const facts = {
    operator,
    contact,
    retentionDays: feedback ? retentionDays : null,
    hasModel: assistant.tools.speaker.hasModel,
  };
  app.get('/saavutettavuus', servicePageRoute('/saavutettavuus', facts, publicUrl));
  app.get('/tietosuoja', servicePageRoute('/tietosuoja', facts, publicUrl));
  if (feedback) {
    const accept = acceptFeedback(feedback, recent);
    app.post('/api/feedback', feedbackRoute(accept));
    app.post('/chat/feedback', ratingFormRoute(accept, assistant));
  }
  app.post('/api/chat', chatRoute(assistant, log));
  app.get('/api/search', searchRoute(assistant));
  app.get('/api/materials', materialsRoute(assistant));
  app.get('/api/assistant', assistantRoute(assistant, Boolean(feedback)));
  app.get('/healthz', healthRoute);
  app.get('/readyz', readyRoute(assistant));

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
    log.error('request-failed', error);
    return respondProblem(c, 'internal');
  });
  return app;
}
