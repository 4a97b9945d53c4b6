import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { serverConfigSchema } from '../config.js';

const read = (file: string) => readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
const [dockerfile, compose, unit, example, packageJson] = await Promise.all(
  [
    'Dockerfile',
    'compose.yaml',
    'server/deploy/kuntaopas.service',
    '.env.example',
    'package.json',
  ].map(read),
);
const { start } = JSON.parse(packageJson ?? '{}').scripts as { start: string };
/** All that a room's programs are written in, without its tests. */
async function readSources(room: string): Promise<string> {
  const folder = new URL(`../../${room}/`, import.meta.url);
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  return (await Promise.all(names.map((name) => read(`${room}/${name}`)))).join('\n');
}

const lineOf = (text = '', word: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith(word))
    .at(-1)
    ?.slice(word.length)
    .trim();

describe('a deployed server', () => {
  it('is started as `npm start` does, but builds nothing', () => {
    expect(JSON.parse(lineOf(dockerfile, 'CMD') ?? '').join(' ')).toBe(start);
    expect(lineOf(unit, 'ExecStart=')).toBe(`/usr/bin/${start}`);
  });

  it('has no rights, and a health check', () => {
    expect(lineOf(dockerfile, 'USER')).toBe('node');
    expect(lineOf(dockerfile, 'HEALTHCHECK')).toContain('check-ready.mjs');
    for (const setting of ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges']) {
      expect(compose).toContain(setting);
    }
    for (const setting of ['DynamicUser=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet=']) {
      expect(unit).toContain(`\n${setting}`);
    }
  });

  it('is set up by settings that there are', () => {
    const known = new Set(Object.keys(serverConfigSchema.shape));
    const named = [
      ...(compose?.matchAll(/^ {6}([A-Z_]+): \$\{\1:-\}$/gmu) ?? []),
      ...(lineOf(dockerfile, 'ENV')?.matchAll(/([A-Z_]+)=/gu) ?? []),
      ...(unit?.matchAll(/^Environment=([A-Z_]+)=/gmu) ?? []),
    ].map(([, name]) => name ?? '');
    const others = ['NODE_ENV', 'TSX_DISABLE_CACHE', 'POSTGRES_PASSWORD'];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !known.has(name) && !others.includes(name))).toEqual([]);
  });
});

describe('the operator’s guide', () => {
  it('has a reason for each package that is installed', async () => {
    const guide = await read('server/OPERATING.md');
    const listed = guide.slice(guide.indexOf('## What it is made of'));
    const { dependencies } = JSON.parse(packageJson ?? '{}') as { dependencies: object };
    const names = Object.keys(dependencies);
    const unlisted = names.filter((name) => !new RegExp(`[|,] ${name}[ ,]`, 'u').test(listed));
    expect(names.length).toBeGreaterThan(10);
    expect(unlisted).toEqual([]);
  });

  it('names events that the server logs', async () => {
    const guide = await read('server/OPERATING.md');
    const runbook = guide.slice(
      guide.indexOf('## When it is not'),
      guide.indexOf('## What is kept'),
    );
    const events = Array.from(runbook.matchAll(/`([a-z]+(?:-[a-z]+)+)`/gu), ([, name]) => name);
    const sources = await readSources('server');
    expect(events.length).toBeGreaterThan(5);
    expect(events.filter((name) => !sources.includes(`'${name}'`))).toEqual([]);
  });
});

describe('.env.example', () => {
  it('describes each setting, and no other', () => {
    const described = Array.from(example?.matchAll(/^# ([A-Z_]+)=/gmu) ?? [], ([, name]) => name);
    expect(described.sort()).toEqual(Object.keys(serverConfigSchema.shape).sort());
  });
});
