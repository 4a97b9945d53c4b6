import { type Context, Hono } from 'hono';
import { HOST_FILES, HOST_PAGES, hostIndex, hostPage, hostPolicy } from '../pages/embed-test.js';
import { respondProblem } from './problem.js';

/**
 * `GET /embed-test/`, `GET /embed-test/:name`: pages that are hard on the widget, for people to look at
 * and for the tests, which serve them from another origin.
 *
 * @param serverOf - address of the server whose widget the pages embed, without a slash at its end
 */
export function embedTestRoutes(serverOf: (c: Context) => string): Hono {
  const routes = new Hono();
  routes.get('/embed-test', (c) => c.redirect('/embed-test/'));
  routes.get('/embed-test/', (c) => c.html(hostIndex()));
  routes.get('/embed-test/:name', (c) => {
    const name = c.req.param('name');
    // What every object has (`__proto__`) is no page.
    const isOurs = Object.hasOwn(HOST_FILES, name) || Object.hasOwn(HOST_PAGES, name);
    if (!isOurs) return respondProblem(c, 'unknown-route');
    const [type, text] = HOST_FILES[name] ?? [];
    if (type && text) return c.body(text, 200, { 'Content-Type': type });
    const page = HOST_PAGES[name];
    if (!page) return respondProblem(c, 'unknown-route');
    const server = serverOf(c);
    c.header('Content-Security-Policy', hostPolicy(page, server));
    return c.html(hostPage(page, server));
  });
  return routes;
}
