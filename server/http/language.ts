import type { Context } from 'hono';
import { type Language, languageSchema } from '#corpus/material';

/** The language of a request: `?lang=`, else the first of `Accept-Language` that we speak, else Finnish. */
export function languageOf(c: Context): Language {
  const asked = languageSchema.safeParse(c.req.query('lang'));
  if (asked.success) return asked.data;
  const accepted = (c.req.header('Accept-Language') ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = Number(/q=([\d.]+)/u.exec(parameters.join())?.[1] ?? 1);
      return { language: tag.split('-')[0], quality: Number.isNaN(quality) ? 0 : quality };
    })
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of accepted) {
    const found = languageSchema.safeParse(language);
    if (found.success) return found.data;
  }
  return 'fi';
}
