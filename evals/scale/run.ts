import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readPlaces } from '#corpus/places';
import { EXIT, runCommand, usageError } from '#ingest/run-command';
import { measureSize, type SizeFigures } from './measure-size.js';
import { scalePage } from './scale-page.js';
import { scaleTable } from './scale-table.js';

const HELP = `Usage: npm run evals:scale [-- options]

Makes Finnish municipal materials by a seeded hand, builds their index, asks 200 questions, and adds a
slide; prints the figures by size and writes them to evals/results/scale.{json,html}.

Options:
  --sizes 1000,10000   numbers of chunks
  --keep FOLDER        leave corpus and index there, a folder for each size
  --help               show this help
`;

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));

await runCommand('evals:scale', async () => {
  const { help, sizes, keep } = readOptions();
  if (help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const places = await readPlaces('corpus/places');
  const root = keep ?? (await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-scale-')));
  const measured: SizeFigures[] = [];
  try {
    for (const size of sizes) {
      const folder = path.join(root, String(size));
      measured.push(await measureSize(folder, size, places));
      if (keep === undefined) await rm(folder, { recursive: true, force: true });
      // After each, so that a size too great for the machine takes no other with it.
      await mkdir(RESULTS, { recursive: true });
      await writeFile(path.join(RESULTS, 'scale.json'), JSON.stringify(measured, null, 2));
      await writeFile(path.join(RESULTS, 'scale.html'), scalePage(measured));
    }
  } finally {
    if (keep === undefined) await rm(root, { recursive: true, force: true });
  }
  console.log(scaleTable(measured));
  console.log(`\nPlots: ${path.join(RESULTS, 'scale.html')}`);
  return EXIT.ok;
});

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        sizes: { type: 'string', default: '1000,10000' },
        keep: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const sizes = values.sizes.split(',').map(Number);
    if (!sizes.every((size) => Number.isInteger(size) && size >= 100 && size <= 1_000_000)) {
      throw usageError('--sizes are whole numbers from 100 to 1000000, by commas.');
    }
    return { ...values, sizes };
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}
