import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';

/** Files that the server gives as they are. */
export type Assets = {
  readonly siteCss: string;
  /** The chat widget as a classic script, for a `<script>` element. */
  readonly widgetScript: string;
  /** The same as an ES module, for sites that bundle. */
  readonly widgetModule: string;
  /** What the installation page does where there is JavaScript. */
  readonly installationScript: string;
};

/** `GET /assets/site.css`: the style sheet of the pages. */
export function styleSheetRoute({ siteCss }: Assets) {
  return function styleSheet(c: Context): Response {
    c.header('Cache-Control', 'public, max-age=3600');
    return c.body(siteCss, 200, { 'Content-Type': 'text/css; charset=utf-8' });
  };
}

/** `GET /assets/installation.js`: the script of the installation page, an ES module. */
export function installationScriptRoute({ installationScript }: Assets) {
  return function script(c: Context): Response {
    c.header('Cache-Control', 'public, max-age=3600');
    return c.body(installationScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  };
}

/** What a 304 must repeat: without these the browser would refuse what it already has. */
const CROSS_ORIGIN_HEADERS = ['Cross-Origin-Resource-Policy', 'Access-Control-Allow-Origin'];

/**
 * `GET /widget.js`, `GET /widget.mjs`: the chat widget. Pages of any origin may load it, with an
 * integrity hash too, which needs CORS; what it may then ask is settled by the API.
 */
export function widgetRoutes({ widgetScript, widgetModule }: Assets): Hono {
  const files = { '/widget.js': widgetScript, '/widget.mjs': widgetModule };
  const routes = new Hono();
  const tagged = etag({ retainedHeaders: [...RETAINED_304_HEADERS, ...CROSS_ORIGIN_HEADERS] });
  for (const [path, script] of Object.entries(files)) {
    routes.get(path, compress(), tagged, (c) => {
      c.header('Cross-Origin-Resource-Policy', 'cross-origin');
      c.header('Access-Control-Allow-Origin', '*');
      // The address has no version: a new widget reaches every page within the hour.
      c.header('Cache-Control', 'public, max-age=3600');
      return c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
    });
  }
  return routes;
}
