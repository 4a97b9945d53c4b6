import type { Context } from 'hono';
import { z } from 'zod';
import { languageSchema } from '#corpus/material';
import type { Assistant } from '../assemble.js';
import { MAX_QUESTION_LENGTH, type SearchHit } from '../contract.js';
import { cleanText } from '../question/guard.js';
import { chooseLanguage, readQuestion } from '../question/understand.js';
import { retrieve } from '../retrieve/retrieve.js';
import { errorsOf, respondProblem } from './problem.js';

const querySchema = z.object({
  q: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
  k: z.coerce.number().int().min(1).max(50).default(10),
  material: z.string().min(1).optional(),
  lang: languageSchema.optional(),
});

/** `GET /api/search?q=…&k=…`: retrieval without an answer, its scores shown. */
export function searchRoute({ tools, materials }: Assistant) {
  return async function search(c: Context): Promise<Response> {
    const query = querySchema.safeParse(c.req.query());
    if (!query.success) {
      return respondProblem(c, 'invalid-request', { errors: errorsOf(query.error) });
    }
    const { q, k, material, lang } = query.data;
    if (material && !materials.some(({ manifest }) => manifest.id === material)) {
      return respondProblem(c, 'unknown-material');
    }
    const text = cleanText(q);
    const language = lang ?? chooseLanguage(text, [], tools.intents?.language);
    const question = readQuestion(text, language, tools.recogniser);
    const reader = material ? tools.reader.ofMaterial(material) : tools.reader;
    const evidence = await retrieve(question, { ...tools, reader });
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
