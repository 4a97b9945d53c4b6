import type { MiddlewareHandler } from 'hono';
import { problemSchema } from '../contract.js';
import { problemPage } from '../pages/problem.js';
import { languageOf } from './language.js';

/** Shows a problem as a page to whoever asks for pages: a person who followed a link or sent a form. */
export const problemPages: MiddlewareHandler = async (c, next) => {
  await next();
  const isProblem = c.res.headers.get('Content-Type') === 'application/problem+json';
  if (!isProblem || !c.req.header('Accept')?.includes('text/html')) return;
  const problem = problemSchema.parse(await c.res.json());
  const { pathname, search } = new URL(c.req.url);
  const page = problemPage({
    problem,
    language: languageOf(c),
    address: c.req.method === 'GET' ? pathname + search : null,
    isFramed: c.req.query('embed') === '1',
  });
  const headers = new Headers(c.res.headers);
  headers.set('Content-Type', 'text/html; charset=UTF-8');
  c.res = new Response(String(await page), { status: problem.status, headers });
};
