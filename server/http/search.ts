import type { Assistant } from '../assemble.js';
import { type SearchResult, searchQuerySchema } from '../contract.js';
import { findPassages } from '../retrieve/find-passages.js';
import { errorsOf, type ProblemResponse, respondProblem } from './problem.js';
import type { JsonResponse, QueryContext } from './typed.js';

/** `GET /api/search?q=…&k=…`: retrieval without an answer, its scores shown. */
export function searchRoute(assistant: Assistant) {
  return async function search(
    c: QueryContext<typeof searchQuerySchema>,
  ): Promise<JsonResponse<SearchResult> | ProblemResponse> {
    const query = searchQuerySchema.safeParse(c.req.query());
    if (!query.success) {
      return respondProblem(c, 'invalid-request', { errors: errorsOf(query.error) });
    }
    const { material } = query.data;
    if (material && !assistant.materials.some(({ manifest }) => manifest.id === material)) {
      return respondProblem(c, 'unknown-material');
    }
    c.header('Cache-Control', 'no-store');
    return c.json(await findPassages(query.data, assistant.tools), 200);
  };
}
