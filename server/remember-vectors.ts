import type { Embedder } from '#ingest/embedding/embedder';

/** Enough for the conversations that are answered at once. */
const REMEMBERED = 64;

/** The same embedder, which embeds a question only once while it is being answered. */
export function rememberVectors(embedder: Embedder): Embedder {
  const vectors = new Map<string, Promise<number[]>>();
  return {
    ...embedder,
    embedQuery(text) {
      const known = vectors.get(text) ?? embedder.embedQuery(text);
      vectors.delete(text);
      vectors.set(text, known);
      // A fault may pass: it is not remembered.
      known.catch(() => vectors.get(text) === known && vectors.delete(text));
      const [oldest] = vectors.keys();
      if (vectors.size > REMEMBERED && oldest !== undefined) vectors.delete(oldest);
      return known;
    },
  };
}
