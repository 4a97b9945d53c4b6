import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

/** What the widget may weigh, in bytes after gzip. */
const BUDGET = 20_000;

const read = (name: string) => readFile(new URL(`dist/${name}`, import.meta.url), 'utf8');

describe.each(['widget.js', 'widget.mjs'])('%s', (name) => {
  it(`weighs at most ${BUDGET} bytes, gzipped`, async () => {
    expect(gzipSync(await read(name), { level: 9 }).length).toBeLessThanOrEqual(BUDGET);
  });

  it('makes no code of text, and knows neither cookies nor lasting storage', async () => {
    const script = await read(name);
    expect(script).not.toMatch(/\beval\(|new Function|document\.write|unsafeHTML/u);
    expect(script).not.toMatch(/\.cookie\b|localStorage|indexedDB/u);
  });

  it('names no address of anyone else', async () => {
    const addresses = (await read(name)).match(/https?:\/\/[^\s"'`)]+/gu) ?? [];
    // Namespaces of SVG and MathML are names, not addresses.
    expect(addresses.filter((url) => !url.startsWith('http://www.w3.org/'))).toEqual([]);
  });
});

describe('the classic script', () => {
  it('leaves no name behind', async () => {
    expect(await read('widget.js')).toMatch(/^\(function\(\)\{.*\}\)\(\);\s*$/su);
  });
});
