import type { Context } from 'hono';
import { z } from 'zod';
import type { Assistant } from '../assemble.js';
import { MAX_QUESTION_LENGTH, type SearchHit } from '../contract.js';
import { cleanText } from '../question/guard.js';
import { chooseLanguage, readQuestion } from '../question/understand.js';
import { retrieve } from '../retrieve/retrieve.js';
import { languageOf } from './language.js';
import { respondProblem } from './problem.js';

const querySchema = z.object({
  q: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
  k: z.coerce.number().int().min(1).max(50).default(10),
  material: z.string().optional(),
});

/** `GET /api/search?q=…&k=…`: retrieval without an answer, its scores shown. */
export function searchRoute({ tools, materials }: Assistant) {
  return async function search(c: Context): Promise<Response> {
    const query = querySchema.safeParse(c.req.query());
    if (!query.success) {
      const errors = query.error.issues.map(({ path, message }) => ({
        path: path.join('.'),
        message,
      }));
      return respondProblem(c, 'invalid-request', { errors });
    }
    const { q, k, material } = query.data;
    if (material && !materials.some(({ manifest }) => manifest.id === material)) {
      return respondProblem(c, 'unknown-material');
    }
    const text = cleanText(q);
    const language = c.req.query('lang') ? languageOf(c) : chooseLanguage(text, undefined, []);
    const question = readQuestion(text, language, tools.recogniser);
    const evidence = await retrieve(question, tools.reader, tools.embedder, material);
    const ranked = evidence.cases
      .flatMap(({ chunks }) => chunks)
      .sort((a, b) => b.score - a.score)
      .slice(0, k);
    const hits = ranked.flatMap(({ chunk, score, dense, lexical }): SearchHit[] => {
      const owner = materials.find(({ manifest }) => manifest.id === chunk.materialId);
      const page = owner?.pages.find(({ number }) => number === chunk.slide);
      if (!owner || !page) return [];
      const translation = owner.translations[language];
      return [
        {
          chunkId: chunk.id,
          material: chunk.materialId,
          slide: chunk.slide,
          case: page.case ? (translation?.cases[page.case.id] ?? page.case.name) : null,
          title: translation?.slides[page.number] ?? page.title,
          text: (chunk.texts[language] ?? chunk.texts[owner.manifest.language])?.body ?? '',
          url: tools.links.slide(chunk.materialId, chunk.slide, chunk.passages[0], language),
          score,
          dense,
          lexical,
        },
      ];
    });
    c.header('Cache-Control', 'no-store');
    return c.json({ language, hits });
  };
}
