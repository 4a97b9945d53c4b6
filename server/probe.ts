import type { Assistant } from './assemble.js';

/** Which part does not answer. */
export type ProbeFault = 'model-failed' | 'index-failed';

/** Has the model embed a word and the index find something near; `undefined` when both do. */
export async function probe({ tools }: Pick<Assistant, 'tools'>): Promise<ProbeFault | undefined> {
  const { embedder, reader } = tools;
  const vector = await embedder.embedQuery('kunta').catch(() => undefined);
  if (!vector) return 'model-failed';
  const found = await reader.nearest(vector, 1).catch(() => []);
  return found.length === 0 ? 'index-failed' : undefined;
}
