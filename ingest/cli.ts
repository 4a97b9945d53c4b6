import { parseArgs } from 'node:util';
import { addFiles } from './add/add-files.js';
import { findFiles } from './add/find-files.js';
import { removeMaterial } from './add/place-material.js';
import { readToldFacts } from './add/told-facts.js';
import type { IngestConfig } from './config.js';
import { ingestConfigSchema, readConfig } from './config.js';
import { ingestMaterials } from './ingest-material.js';
import { openConfiguredEmbedder, openTools } from './open-tools.js';
import { showProgress } from './progress-bar.js';
import { EXIT, runCommand, usageError } from './run-command.js';
import type { IndexManifest } from './store/manifest.js';
import { openIndexStore } from './store/open-index-store.js';
import { openVectorCache } from './store/vector-cache.js';
import { tellHeld } from './tell-held.js';

const HELP = `Usage: npm run ingest [-- command] [options]

Builds the search index from the materials in the corpus. The index in use serves until the new one
is whole; a run that is stopped half-way changes nothing, and the next goes on from there. Only texts
that are new or changed are embedded.

Commands:
  add <file or folder>   read PDF, PowerPoint (.pptx), Word (.docx), HTML, Markdown or plain text, write
                         a material's folder into the corpus, and build the index; of a folder each file
                         is a material. What was not sure is told, and stands in the manifest.
  remove <id>            remove a material, and build the index

Options of add (what is not told is found in the file):
  --id <id>              lower-case letters, digits, hyphens
  --title <title>        --publisher <name>       --published <YYYY-MM>
  --url <address>        of the PDF, so that citations open its page
  --language <fi|sv|en>
  --replace              replace the material of the same id; the one before is kept aside

Options of building:
  --strict    build nothing when a passage reads as an order to an assistant; without it such a passage is
              told, and left out of the index until a person lists it as released in the manifest

Other options:
  --check     verify the index against its hashes, the model and the corpus; build nothing
  --rollback  go back to the index before, and hold it until the next build
  --help      show this help

Environment (see .env.example): CORPUS_FOLDER, STORE, INDEX_FOLDER, DATABASE_URL, INDEX_DATABASE_URL,
EMBEDDING_MODEL, MODELS_FOLDER, ALLOW_REMOTE_MODELS.

Exit codes: 0 done; 64 wrong options; 65 damaged data, a file that cannot be read, or an index to build
again; 66 something is missing; 74 the index or the corpus cannot be written, or the database
cannot be reached; 78 wrong environment;
1 anything else.
`;

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;

await runCommand('ingest', async () => {
  const { values, positionals } = readOptions();
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const [command, target, ...more] = positionals;
  const {
    check: isCheck = false,
    rollback: isRollback = false,
    strict: isStrict = false,
    replace = false,
    ...told
  } = values;
  const isAdd = command === 'add';
  const isAlone = isCheck || isRollback;
  if (isAlone && isStrict) throw usageError('--strict goes with building an index.');
  if (more.length > 0 || (command !== undefined && (target === undefined || isAlone))) {
    throw usageError(`Give one file, folder or id after "${command}".`);
  }
  if (!isAdd && (replace || Object.keys(told).length > 0)) {
    throw usageError('Options of add go with add.');
  }
  const config = readConfig(ingestConfigSchema);
  if (isCheck) await check(config);
  else if (isRollback) await goBack(config);
  else if (command === undefined) await build(config, isStrict);
  else if (isAdd) return add(config, target ?? '', told, replace, isStrict);
  else if (command === 'remove') await remove(config, target ?? '', isStrict);
  else throw usageError(`There is no command "${command}".`);
  return EXIT.ok;
});

function readOptions() {
  try {
    const options = parseArgs({
      allowPositionals: true,
      options: {
        check: FLAG,
        rollback: FLAG,
        help: { ...FLAG, short: 'h' },
        id: TEXT,
        title: TEXT,
        publisher: TEXT,
        published: TEXT,
        url: TEXT,
        language: TEXT,
        replace: FLAG,
        strict: FLAG,
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

async function add(
  config: IngestConfig,
  target: string,
  values: Readonly<Record<string, unknown>>,
  mayReplace: boolean,
  isStrict: boolean,
): Promise<number> {
  const files = await findFiles(target);
  const told = readToldFacts(values, files);
  const { added, exitCode } = await addFiles(files, told, mayReplace, config);
  if (added > 0) await build(config, isStrict);
  return exitCode;
}

async function remove(config: IngestConfig, id: string, isStrict: boolean): Promise<void> {
  const folder = await removeMaterial(config.CORPUS_FOLDER, id);
  console.log(`Removed ${folder}.`);
  await build(config, isStrict);
}

async function check(config: IngestConfig): Promise<void> {
  const { materials, places, embedder } = await openTools(config);
  const expected = { materials, places, model: embedder.model };
  const store = await openIndexStore(config);
  const { place, manifest } = await store.check(expected);
  console.log(`The index ${place} is whole: ${describe(manifest)}.`);
  await store.close();
}

async function goBack(config: IngestConfig): Promise<void> {
  const { model } = await openConfiguredEmbedder(config);
  const store = await openIndexStore(config);
  const { place, manifest } = await store.rollBack(model);
  console.log(`Back to the index ${place}: ${describe(manifest)}.`);
  await store.close();
}

async function build(config: IngestConfig, isStrict: boolean): Promise<void> {
  const tools = await openTools(config);
  tellHeld(tools.materials, isStrict);
  const store = await openIndexStore(config);
  await store.prepare();
  const vectorCache = await openVectorCache(config.INDEX_FOLDER, tools.embedder.model);
  const manifest = await ingestMaterials(
    tools.materials,
    { ...tools, vectorCache },
    store.writer,
    showProgress('texts embedded', process.stderr),
  );
  console.log(`Built the index in ${store.place}: ${describe(manifest)}.`);
  await store.close();
}

function describe({ counts, model, materials }: IndexManifest): string {
  return (
    `${materials.length} material(s), ${counts.slides} slides, ${counts.cases} cases, ` +
    `${counts.passages} passages, ${counts.chunks} chunks, ${counts.vectors} vectors of ` +
    `${model.dimensions} dimensions by ${model.id}`
  );
}
