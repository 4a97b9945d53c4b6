import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = new URL('../', import.meta.url);

/** The texts of all test files, by path. */
const tests = new Map<string, string>();
for (const room of ['corpus', 'ingest', 'server', 'web', 'evals']) {
  const files = await readdir(new URL(room, ROOT), { recursive: true });
  for (const file of files.filter((name) => /\.test\.tsx?$/u.test(name))) {
    tests.set(
      path.posix.join(room, file.replaceAll('\\', '/')),
      await readFile(new URL(`${room}/${file}`, ROOT), 'utf8'),
    );
  }
}

/** Test files of a name, and titles that a paper says are in them. */
function claimsOf(paper: string): { file: string; titles: readonly string[] }[] {
  const claims = paper.matchAll(/`([\w./-]+\.test\.ts)`(?::?\s*\(?((?:"[^"]+"(?:,\s+)?)+))?/gu);
  return Array.from(claims, ([, file = '', titles = '']) => ({
    file,
    titles: Array.from(titles.matchAll(/"([^"]+)"/gu), ([, title = '']) =>
      title.replaceAll(/\s+/gu, ' '),
    ),
  }));
}

it.each(['web/ACCESSIBILITY.md', 'SECURITY.md'])('%s names tests that are there', async (name) => {
  const claims = claimsOf(await readFile(new URL(name, ROOT), 'utf8'));
  expect(claims.length).toBeGreaterThan(20);
  const missing = claims.flatMap(({ file, titles }) => {
    const found = [...tests].filter(([where]) => `/${where}`.endsWith(`/${file}`));
    if (found.length === 0) return [file];
    const lost = titles.filter((title) => !found.some(([, text]) => text.includes(title)));
    return lost.map((title) => `${file}: ${title}`);
  });
  expect(missing).toEqual([]);
});

it('SECURITY.md answers each of the ten points of OWASP for LLM applications, with a test', async () => {
  const paper = await readFile(new URL('SECURITY.md', ROOT), 'utf8');
  const rows = [...paper.matchAll(/^\| (LLM\d\d) .*$/gmu)];
  expect(rows.map(([, point]) => point)).toEqual(
    Array.from({ length: 10 }, (_, i) => `LLM${String(i + 1).padStart(2, '0')}`),
  );
  const bare = rows.filter(([row]) => claimsOf(row).every(({ titles }) => titles.length === 0));
  expect(bare.map(([, point]) => point)).toEqual([]);
});
