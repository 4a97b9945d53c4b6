import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { KuntaopasError } from '#corpus/errors';

/**
 * Writes a file whole or not at all: under another name first, on the disk, then in its place.
 *
 * @throws KuntaopasError `file-unwritable`.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    // What people have asked is for nobody else to read.
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    throw new KuntaopasError({
      code: 'file-unwritable',
      message: `Cannot write ${file}: ${cause instanceof Error ? cause.message : cause}.`,
      remedy: 'Make its folder, and see that there is room and that you may write there.',
      facts: { file },
      cause,
    });
  }
}
