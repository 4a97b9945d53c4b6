import { Hono } from 'hono';
import type { Assistant } from '../assemble.js';
import type { FeedbackDesk } from '../feedback/feedback-desk.js';
import type { Log } from '../observe/log.js';
import { assistantRoute } from './assistant.js';
import { chatRoute } from './chat.js';
import { feedbackRoute } from './feedback.js';
import { materialsRoute } from './materials.js';
import { searchRoute } from './search.js';

/** What the API stands on. */
export type ApiParts = {
  readonly assistant: Assistant;
  readonly log: Log;
  readonly takesFeedback: boolean;
};

/** The JSON API. In one chain, so that its type knows every route; `client.ts` says the same. */
export function apiRoutes({ assistant, log, takesFeedback }: ApiParts) {
  return new Hono()
    .post('/api/chat', chatRoute(assistant, log))
    .get('/api/search', searchRoute(assistant))
    .get('/api/materials', materialsRoute(assistant))
    .get('/api/assistant', assistantRoute(assistant, takesFeedback));
}

/** Routes of the API that are there when feedback is kept. */
export function feedbackRoutes(desk: FeedbackDesk, log: Log) {
  return new Hono().post('/api/feedback', feedbackRoute(desk, log));
}
