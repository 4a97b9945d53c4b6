import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { KuntaopasError } from '#corpus/errors';
import type { ReadDocument, ReadProgress } from './document.js';
import { broken, noText, tooLarge } from './faults.js';
import type { ReadingNews, ReadingTask } from './reading-process.js';

/** What a file may take to be read. */
export type ReadingLimits = {
  readonly fileMegabytes: number;
  readonly memoryMegabytes: number;
  readonly seconds: number;
};

/** Enough for thousands of pages; a file that needs more is made to need it. */
const LIMITS: ReadingLimits = { fileMegabytes: 300, memoryMegabytes: 3_000, seconds: 600 };

/** How often the memory of the process is looked at, where the system tells it. */
const LOOK_EVERY = 100;
const PAGE_BYTES = 4_096;

/**
 * Reads a file whoever it comes from: in a process of its own, which has no environment and may not
 * take more time or memory than any true publication does.
 *
 * @throws KuntaopasError `file-unreadable` (it is not there), `file-too-large`, and what
 *   `readDocument` throws.
 */
export async function readFile(
  file: string,
  onProgress: ReadProgress = () => {},
  limits: ReadingLimits = LIMITS,
): Promise<ReadDocument> {
  const name = path.basename(file);
  const { size } = await statFile(file);
  if (size === 0) throw noText(name, 'It is empty: check that it is the right file.');
  if (size > limits.fileMegabytes * 1024 ** 2) {
    throw tooLarge(name, `it is larger than ${limits.fileMegabytes} MB`);
  }
  const child = startReading(limits);
  try {
    return await new Promise<ReadDocument>((resolve, reject) => {
      child.on('message', (news: ReadingNews) => {
        if (news.kind === 'progress') onProgress(news.done, news.total);
        else if (news.kind === 'document') resolve(news.document);
        else reject(new KuntaopasError({ ...news, facts: { file: name } }));
      });
      const out = (limit: string) => reject(tooLarge(name, `reading it took more than ${limit}`));
      child.once('error', (cause) => reject(broken(name, 'no process can be started', cause)));
      // A process that runs out of memory ends without a word.
      child.once('exit', () => out(`${limits.memoryMegabytes} MB of memory`));
      watch(child, limits, out);
      child.send({ path: path.resolve(file), name } satisfies ReadingTask);
    });
  } finally {
    child.kill('SIGKILL');
  }
}

async function statFile(file: string) {
  try {
    const found = await stat(file);
    if (found.isFile()) return found;
    throw new Error('it is no file');
  } catch (cause) {
    throw new KuntaopasError({
      code: 'file-unreadable',
      message: `Cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'Check the name, and that you may read it.',
      facts: { file },
      cause,
    });
  }
}

function startReading({ memoryMegabytes }: ReadingLimits): ChildProcess {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return fork(new URL('./reading-process.ts', import.meta.url), {
    execArgv: ['--import', loader, `--max-old-space-size=${memoryMegabytes}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** Ends the reading when it takes too long, or more memory than it may. */
function watch(
  child: ChildProcess,
  { memoryMegabytes, seconds }: ReadingLimits,
  out: (limit: string) => void,
): void {
  const clock = setTimeout(() => out(`${seconds} seconds`), seconds * 1_000);
  const memory = setInterval(() => {
    const used = memoryOf(child.pid ?? 0) / 1024 ** 2;
    if (used > memoryMegabytes) out(`${memoryMegabytes} MB of memory`);
  }, LOOK_EVERY);
  child.once('exit', () => {
    clearTimeout(clock);
    clearInterval(memory);
  });
}

/** Bytes of memory that a process holds; 0 where the system does not tell, as outside Linux. */
function memoryOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
