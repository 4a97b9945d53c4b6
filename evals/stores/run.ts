import { parseArgs } from 'node:util';
import { readConfig } from '#ingest/config';
import { readSources } from '#ingest/open-tools';
import { openEmbeddedDatabase } from '#ingest/postgres/embedded-database';
import { showProgress } from '#ingest/progress-bar';
import { EXIT, runCommand, usageError } from '#ingest/run-command';
import { openIndexStore } from '#ingest/store/open-index-store';
import { assemble } from '#server/assemble';
import { serverConfigSchema } from '#server/config';
import { readIndexContent } from '../index-content.js';
import { type Split, splitSchema } from '../question-set.js';
import { chooseQuestions } from '../results.js';
import { compareStores, storesText } from './compare-stores.js';
import { measureTables, tablesText } from './measure-tables.js';

const HELP = `Usage: npm run evals:stores [-- options]

Asks the reference questions of an index in a folder and of the same index in PostgreSQL, and tells
how many answers differ. The database is the one that DATABASE_URL names; without it PostgreSQL
compiled to WebAssembly, in memory. Exit code 1 when an answer differs.

With --size the table sizes of a larger index are measured instead, made of copies of this one: in a
database that holds nothing else.

Options:
  --size n           measure n copies of the index
  --split dev|test   one split only
  --limit n          only the first n questions
  --help             show this help
`;

await runCommand('evals:stores', async () => {
  const { help, splits, limit, size } = readOptions();
  if (help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const questions = await chooseQuestions(splits, '', limit);
  const given = readConfig(serverConfigSchema);
  const embedded = given.DATABASE_URL === undefined ? await openEmbeddedDatabase() : undefined;
  const config = {
    ...given,
    DATABASE_URL: given.DATABASE_URL ?? embedded?.url,
    DATABASE_CONNECTIONS: embedded ? 1 : given.DATABASE_CONNECTIONS,
    // Figures of the passages alone, whatever the environment says.
    LLM_BASE_URL: undefined,
    onRebuild: (reason: Error) => console.error(`${reason.message} Building it now.`),
  };
  const store = await openIndexStore({ ...config, STORE: 'postgres' });
  try {
    if (size !== undefined && config.DATABASE_URL !== undefined) {
      const { places } = await readSources(config);
      const content = await readIndexContent(config);
      console.log(tablesText(await measureTables(config.DATABASE_URL, content, size, places)));
      return EXIT.ok;
    }
    const files = await assemble({ ...config, STORE: 'hnsw' });
    const database = await assemble({ ...config, STORE: 'postgres', store });
    const progress = showProgress('questions', process.stderr);
    const compared = await compareStores(questions, files.tools, database.tools, progress);
    console.log(storesText(compared));
    const isSame = compared.every(({ differing }) => differing.length === 0);
    return isSame ? EXIT.ok : EXIT.failed;
  } finally {
    await store.close();
    await embedded?.close();
  }
});

function readOptions(): {
  readonly help: boolean;
  readonly splits: readonly Split[];
  readonly limit: number | undefined;
  readonly size: number | undefined;
} {
  const { help, split, limit, size } = readArguments();
  const chosen = split === undefined ? undefined : splitSchema.safeParse(split);
  if (chosen?.success === false) throw usageError('--split must be dev or test.');
  return {
    help,
    splits: chosen ? [chosen.data] : splitSchema.options,
    limit: readCount(limit, '--limit'),
    size: readCount(size, '--size'),
  };
}

function readCount(value: string | undefined, option: string): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw usageError(`${option} must be a whole number.`);
  return count;
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        split: { type: 'string' },
        limit: { type: 'string' },
        size: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}
