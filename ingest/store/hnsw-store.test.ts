import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingestConfigSchema } from '../config.js';
import { ingestMaterials } from '../ingest-material.js';
import { openTools } from '../open-tools.js';
import { publishGeneration } from './atomic-folder.js';
import { checkIndex, openReader, openWriter } from './open-store.js';
import { testStore } from './store.contract.js';
import type { IndexContent } from './store.js';

const tools = await openTools(ingestConfigSchema.parse({}));
const expected = { ...tools, model: tools.embedder.model };
let content: IndexContent;
await ingestMaterials(tools.materials, tools, {
  replaceAll: async (made) => {
    content = made;
    return {} as never;
  },
});

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-index-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const build = () => ingestMaterials(tools.materials, tools, openWriter(root));
const current = async () =>
  path.join(root, (await readFile(path.join(root, 'CURRENT'), 'utf8')).trim());

describe('the store on HNSWLib', () => {
  testStore(
    async () => ({ writer: openWriter(root), open: () => openReader(root, expected) }),
    async () => content,
  );
});

describe('an index folder', () => {
  it('is the same, name included, when built again from the same', async () => {
    await build();
    const before = await current();
    await build();
    expect(await current()).toBe(before);
    expect((await readdir(root)).filter((name) => name.startsWith('gen-'))).toHaveLength(1);
  });

  it('keeps the live generation when a build fails half-way', async () => {
    await build();
    const before = await current();
    const failing = publishGeneration(
      root,
      async (folder) => {
        await writeFile(path.join(folder, 'half'), 'written');
        throw new Error('no space left on device');
      },
      () => ({}) as never,
    );
    await expect(failing).rejects.toMatchObject({
      code: 'index-unwritable',
      message: expect.stringContaining('no space left'),
    });
    expect(await current()).toBe(before);
    expect((await readdir(root)).filter((name) => name.startsWith('.'))).toEqual([]);
    await expect(checkIndex(root, expected)).resolves.toBeDefined();
  });

  it('sweeps what a killed build left behind', async () => {
    const left = path.join(root, '.building-999999-dead');
    await build();
    await publishGeneration(
      left,
      async () => {},
      () => ({ files: [] }) as never,
    );
    await build();
    expect(await readdir(root)).not.toContain('.building-999999-dead');
  });

  it('is refused with a name and a remedy when it is missing', async () => {
    await expect(openReader(root, expected)).rejects.toMatchObject({
      code: 'index-missing',
      remedy: expect.stringContaining('npm run ingest'),
    });
  });

  it('is refused when any of its files is missing, cut short, or has one bit changed', async () => {
    await build();
    const folder = await current();
    const { manifest } = await checkIndex(root, expected);
    for (const { path: name } of manifest.files) {
      const file = path.join(folder, name);
      const whole = await readFile(file);
      const { size } = await stat(file);
      const damages: (() => Promise<void>)[] = [() => rm(file), () => truncate(file, 0)];
      for (let part = 1; part < 16; part += 5) {
        damages.push(() => truncate(file, Math.floor((size * part) / 16)));
        damages.push(() => {
          const flipped = Buffer.from(whole);
          const at = Math.floor((size * part) / 16);
          flipped[at] = (flipped[at] ?? 0) ^ (1 << (part % 8));
          return writeFile(file, flipped);
        });
      }
      for (const damage of damages) {
        await damage();
        await expect(openReader(root, expected)).rejects.toMatchObject({ code: 'index-damaged' });
        await writeFile(file, whole);
      }
    }
    await expect(openReader(root, expected)).resolves.toBeDefined();
  });

  it.each([
    ['no manifest at all', '{"hello":"world"}', 'index-damaged'],
    ['no JSON', '{"schema":', 'index-damaged'],
    ['another format', '{"schema":99}', 'index-outdated'],
  ])('is refused when its manifest is %s', async (_what, text, code) => {
    await build();
    await writeFile(path.join(await current(), 'manifest.json'), text);
    await expect(openReader(root, expected)).rejects.toMatchObject({ code });
  });

  it.each(['gen-0000000000000000', '../../etc', ''])(
    'is refused when CURRENT says %j',
    async (name) => {
      await build();
      await writeFile(path.join(root, 'CURRENT'), name);
      await expect(openReader(root, expected)).rejects.toMatchObject({ code: 'index-damaged' });
    },
  );

  it('is refused when another model made it, and says which', async () => {
    await build();
    const model = { id: 'other', sha256: 'f'.repeat(64), dimensions: 384 };
    await expect(openReader(root, { ...expected, model })).rejects.toMatchObject({
      code: 'index-model-mismatch',
      message: expect.stringContaining(tools.embedder.model.id),
    });
  });

  it('is refused when the corpus or the gazetteer has changed', async () => {
    await build();
    const [material] = tools.materials;
    if (!material) throw new Error('no material');
    const manifest = { ...material.manifest, title: 'Toinen' };
    for (const changed of [{ materials: [{ ...material, manifest }] }, { places: [] }]) {
      await expect(openReader(root, { ...expected, ...changed })).rejects.toMatchObject({
        code: 'index-stale',
      });
    }
  });

  it('says that it cannot be written, and why', async () => {
    const file = path.join(root, 'file');
    await writeFile(file, '');
    await expect(
      ingestMaterials(tools.materials, tools, openWriter(path.join(file, 'index'))),
    ).rejects.toMatchObject({ code: 'index-unwritable' });
  });
});
