import type { Embedder } from '#ingest/embedding/embedder';

/** Enough for the conversations that are answered at once. */
const REMEMBERED = 64;

/** The same embedder, which embeds a question only once while it is being answered. */
export function rememberVectors(embedder: Embedder): Embedder {
  const embedQuery = rememberLast((text) => embedder.embedQuery(text));
  // Where tokens all weigh alike a subject is a text like others, most often the same as is searched for.
  const subjectOf = embedder.metric.weightOf
    ? rememberLast(async (text) => (await embedder.embedSubjects([text]))[0] ?? [])
    : embedQuery;
  return {
    ...embedder,
    embedQuery,
    embedSubjects: (texts) => Promise.all(texts.map(subjectOf)),
  };
}

function rememberLast(embed: (text: string) => Promise<number[]>): typeof embed {
  const vectors = new Map<string, Promise<number[]>>();
  return (text) => {
    const known = vectors.get(text) ?? embed(text);
    vectors.delete(text);
    vectors.set(text, known);
    // A fault may pass: it is not remembered.
    known.catch(() => vectors.get(text) === known && vectors.delete(text));
    const [oldest] = vectors.keys();
    if (vectors.size > REMEMBERED && oldest !== undefined) vectors.delete(oldest);
    return known;
  };
}
