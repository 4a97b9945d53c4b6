import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { KuntaopasError } from '#corpus/errors';
import { formatOfName } from '../readers/sniff-format.js';

/**
 * The files to read: the one named, or all of a folder whose names say that they can be read, by name.
 * Links are not followed, so that nothing outside the folder is taken in.
 *
 * @throws KuntaopasError `file-unreadable`.
 */
export async function findFiles(target: string): Promise<readonly string[]> {
  try {
    if (!(await stat(target)).isDirectory()) return [target];
    const entries = await readdir(target, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => formatOfName(file) !== undefined)
      .sort();
    if (files.length > 0) return files;
    throw new Error('there is no file in it that can be read');
  } catch (cause) {
    throw new KuntaopasError({
      code: 'file-unreadable',
      message: `Cannot read ${target}: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'PDF, PowerPoint (.pptx), Word (.docx), HTML, Markdown and plain text can be read.',
      facts: { target },
      cause,
    });
  }
}
