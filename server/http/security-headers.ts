import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Seconds for which a browser that has come by HTTPS comes by nothing else: 180 days. */
const HTTPS_ONLY = 15_552_000;

/** Tells browsers what a response may do; `allowedOrigins` are those of sites that may frame the pages. */
export function securityHeaders(allowedOrigins: readonly string[]): MiddlewareHandler {
  return secureHeaders({
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
    // `no-referrer` would have browsers hide the origin of our own forms too, which is checked.
    referrerPolicy: 'same-origin',
    // Of this host alone: what else lives below its name is not for us to decide.
    strictTransportSecurity: `max-age=${HTTPS_ONLY}`,
  });
}
