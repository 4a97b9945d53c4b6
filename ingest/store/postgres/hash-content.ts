import { createHash } from 'node:crypto';
import { describeContent } from '../describe-content.js';
import type { IndexContent } from '../store.js';

/** SHA-256 of all that an index is made from, vectors in single precision: of the same content the same. */
export function hashContent(content: IndexContent): string {
  const hash = createHash('sha256');
  const add = (value: unknown) => hash.update(`${JSON.stringify(value)}\n`);
  add(describeContent(content));
  for (const material of content.materials) add(material);
  for (const chunk of content.chunks) add(chunk);
  const { vectors, questionVectors, gapVectors, topicVectors } = content;
  for (const part of [vectors, questionVectors, gapVectors, topicVectors]) {
    for (const { vector, ...entry } of part) {
      add(entry);
      hash.update(Float32Array.from(vector));
    }
  }
  return hash.digest('hex');
}
