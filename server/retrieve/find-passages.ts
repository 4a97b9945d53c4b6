import type { AnswerTools } from '../answer-question.js';
import type { SearchHit, SearchQuery, SearchResult } from '../contract.js';
import { cleanText } from '../question/guard.js';
import { mendSpelling } from '../question/mend-spelling.js';
import { chooseLanguage } from '../question/understand.js';
import { retrieve } from './retrieve.js';

/** Retrieval without an answer: the passages that a query finds, best first, with their scores. */
export async function findPassages(
  { q, k, material, lang }: SearchQuery,
  tools: Omit<AnswerTools, 'speaker'>,
): Promise<SearchResult> {
  const text = mendSpelling(cleanText(q), tools);
  const language = lang ?? chooseLanguage(text, []);
  const question = tools.readQuestion(text, language);
  const reader = material === undefined ? tools.reader : tools.reader.ofMaterial(material);
  const evidence = await retrieve(question, { ...tools, reader });
  const ranked = evidence.cases
    .flatMap(({ chunks }) => chunks)
    .sort((a, b) => b.score - a.score)
    .slice(0, k);
  const hits = ranked.flatMap(({ chunk, score, dense, lexical }): SearchHit[] => {
    const owner = reader.materials.find(({ manifest }) => manifest.id === chunk.materialId);
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
  return { language, hits };
}
