import { cp } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';

/** Copies the index that is built once for all tests, without what only the next build would use. */
export async function copyTestIndex(folder: string): Promise<void> {
  const filter = (file: string) => path.basename(file) !== 'embedded';
  await cp(inject('testIndex'), folder, { recursive: true, filter });
}
