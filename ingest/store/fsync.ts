import { open } from 'node:fs/promises';

/** Waits until a file, or the names in a folder, have reached the disk. */
export async function fsync(target: string): Promise<void> {
  const handle = await open(target, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
