import { parseArgs } from 'node:util';
import type { IngestConfig } from './config.js';
import { ingestConfigSchema, readConfig } from './config.js';
import { ingestMaterials } from './ingest-material.js';
import { openConfiguredEmbedder, openTools } from './open-tools.js';
import { showProgress } from './progress-bar.js';
import { EXIT, runCommand, usageError } from './run-command.js';
import type { IndexManifest } from './store/manifest.js';
import { checkIndex, openWriter, rollBack } from './store/open-store.js';

const HELP = `Usage: npm run ingest [-- options]

Builds the search index from the materials in the corpus. The index in use serves until the new one
is whole; a run that is stopped half-way changes nothing.

Options:
  --check     verify the index against its hashes, the model and the corpus; build nothing
  --rollback  go back to the index before, and hold it until the next build
  --help      show this help

Environment (see .env.example): CORPUS_FOLDER, INDEX_FOLDER, EMBEDDING_MODEL, MODELS_FOLDER,
ALLOW_REMOTE_MODELS.

Exit codes: 0 done; 64 wrong options; 65 damaged data, or an index to build again; 66 something is
missing; 74 the index cannot be written; 78 wrong environment; 1 anything else.
`;

await runCommand('ingest', async () => {
  const { values } = readOptions();
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const config = readConfig(ingestConfigSchema);
  if (values.check) await check(config);
  else if (values.rollback) await goBack(config);
  else await build(config);
  return EXIT.ok;
});

function readOptions() {
  try {
    const options = parseArgs({
      options: {
        check: { type: 'boolean' },
        rollback: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (options.values.check && options.values.rollback) {
      throw new Error('--check and --rollback do not go together.');
    }
    return options;
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

async function check(config: IngestConfig): Promise<void> {
  const { materials, places, embedder } = await openTools(config);
  const expected = { materials, places, model: embedder.model };
  const { folder, manifest } = await checkIndex(config.INDEX_FOLDER, expected);
  console.log(`The index ${folder} is whole: ${describe(manifest)}.`);
}

async function goBack(config: IngestConfig): Promise<void> {
  const { model } = await openConfiguredEmbedder(config);
  const { folder, manifest } = await rollBack(config.INDEX_FOLDER, model);
  console.log(`Back to the index ${folder}: ${describe(manifest)}.`);
}

async function build(config: IngestConfig): Promise<void> {
  const tools = await openTools(config);
  const manifest = await ingestMaterials(
    tools.materials,
    tools,
    openWriter(config.INDEX_FOLDER),
    showProgress('texts embedded', process.stderr),
  );
  console.log(`Built the index in ${config.INDEX_FOLDER}: ${describe(manifest)}.`);
}

function describe({ counts, model, materials }: IndexManifest): string {
  return (
    `${materials.length} material(s), ${counts.slides} slides, ${counts.cases} cases, ` +
    `${counts.passages} passages, ${counts.chunks} chunks, ${counts.vectors} vectors of ` +
    `${model.dimensions} dimensions by ${model.id}`
  );
}
