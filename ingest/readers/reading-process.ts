/**
 * The process in which a file is read. It is started by `read-file.ts`, gets one file, sends what it
 * read, and ends.
 */
import { readFile } from 'node:fs/promises';
import { KuntaopasError } from '#corpus/errors';
import type { ReadDocument } from './document.js';
import { broken } from './faults.js';
import { readDocument } from './read-document.js';

/** What the process is asked for. */
export type ReadingTask = {
  readonly path: string;
  /** Name by which messages call the file. */
  readonly name: string;
};

/** What the process tells. */
export type ReadingNews =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'document'; readonly document: ReadDocument }
  | {
      readonly kind: 'fault';
      readonly code: string;
      readonly message: string;
      readonly remedy: string;
    };

process.once('message', (task: ReadingTask) => {
  void answer(task);
});
// Whoever asked is gone.
process.once('disconnect', () => process.exit());

async function answer({ path, name }: ReadingTask): Promise<void> {
  try {
    const bytes = new Uint8Array(await readFile(path));
    const document = await readDocument(name, bytes, (done, total) =>
      tell({ kind: 'progress', done, total }),
    );
    tell({ kind: 'document', document });
  } catch (error) {
    const fault = error instanceof KuntaopasError ? error : broken(name, 'it cannot be opened');
    const { code, message, remedy } = fault;
    tell({ kind: 'fault', code, message, remedy });
  }
}

function tell(news: ReadingNews): void {
  process.send?.(news);
}
