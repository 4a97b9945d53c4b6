/**
 * The address of a slide's page, when it is one: on the server itself, over HTTP, under `/materials/`.
 * Anything else that an answer may hold becomes no link.
 */
export function slideUrl(url: string, server: string): string | undefined {
  const parsed = parse(/^\/(?![/\\])/u.test(url) ? server + url : url);
  const materials = parse(`${server}/materials/`);
  if (!parsed || !materials || parsed.origin !== materials.origin) return undefined;
  const isSlide = isWeb(parsed) && parsed.pathname.startsWith(materials.pathname);
  return isSlide ? parsed.href : undefined;
}

/** Address of the server, without a slash at its end; the origin when an endpoint is none. */
export function serverUrl(endpoint: string | null, origin: string): string {
  const parsed = parse(endpoint ?? '', origin);
  return (parsed && isWeb(parsed) ? parsed.href : origin).replace(/\/+$/u, '');
}

/** An address that the page's editor has given, when it is one to follow. */
export function webUrl(url: string | null): string | undefined {
  const parsed = url ? parse(url, document.baseURI) : undefined;
  return parsed && isWeb(parsed) ? parsed.href : undefined;
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:';
}

function parse(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}
