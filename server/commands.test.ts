import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { EXIT } from '#ingest/run-command';
import { chatAnswerSchema } from './contract.js';
import { openTestCommands } from './test-commands.js';

// One builds the whole index, on a machine that may be busy: the limit guards against hangs only.
vi.setConfig({ testTimeout: 300_000 });

const { folder: root, run, start } = await openTestCommands();

const lines = (text: string) => text.trimEnd().split('\n');

describe('npm start', () => {
  it('builds a missing index, says why and where to click, and serves', async () => {
    const folder = path.join(root, 'missing');
    const { said, child, ended, address } = await start({ INDEX_FOLDER: folder });
    expect(lines(said.output)).toEqual([
      expect.stringContaining(`There is no index in ${folder}. Building it now.`),
      `Kuntaopas is ready: ${address}`,
    ]);
    expect(await readdir(folder)).toContain('CURRENT');
    expect((await fetch(new URL('/readyz', address))).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: EXIT.ok, signal: null });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops at %s, though a browser holds on',
    async (signal) => {
      const { child, ended, address } = await start();
      const browser = connect(Number(address.port), address.hostname);
      browser.on('error', () => {});
      browser.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n');
      await once(browser, 'data');
      child.kill(signal);
      expect(await ended).toMatchObject({ code: EXIT.ok, signal: null });
      browser.destroy();
    },
  );

  it('ends at once at a second signal, whatever is open', async () => {
    const { child, ended, address } = await start({ STOP_DELAY: '60000' });
    child.kill('SIGTERM');
    const ready = () => fetch(new URL('/readyz', address)).then(({ status }) => status);
    while ((await ready()) !== 503);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: EXIT.failed, signal: null });
  });

  it('answers no question while the chat is switched off, by its environment or by a file', async () => {
    const question = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'Hei!' }] }),
    };
    const offFile = path.join(root, 'off');
    await writeFile(offFile, '');
    for (const off of [{ CHAT_ENABLED: 'false' }, { CHAT_OFF_FILE: offFile }]) {
      const { child, ended, address } = await start(off);
      const response = await fetch(new URL('/api/chat', address), question);
      expect([response.status, await response.json()]).toEqual([
        503,
        expect.objectContaining({ type: '/problems/switched-off' }),
      ]);
      expect((await fetch(new URL('/readyz', address))).status).toBe(200);
      child.kill('SIGTERM');
      await ended;
    }
  });

  it('limits requests as its environment says', async () => {
    const { child, ended, address } = await start({ RATE_LIMIT_BURST: '2' });
    const search = () => fetch(new URL('/api/search?q=Turku', address));
    const statuses = [await search(), await search(), await search()].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 429]);
    child.kill('SIGTERM');
    await ended;
  });

  it('outlives what is no HTTP, and what is far too much of it', async () => {
    const { child, ended, address, said } = await start();
    const stranger = connect(Number(address.port), address.hostname);
    stranger.on('error', () => {});
    stranger.resume().end('\u0000\u0001 no HTTP at all\r\n\r\n');
    await once(stranger, 'close');
    const flood = fetch(new URL('/api/chat', address), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ messages: 'a'.repeat(5_000_000) }),
    }).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(await flood);
    expect((await fetch(new URL('/healthz', address))).status).toBe(200);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(EXIT.ok);
    expect(lines(said.errors).map((line) => JSON.parse(line))).toMatchObject([
      { level: 'info', event: 'request', route: '/api/chat', status: 413 },
    ]);
  });

  it('prints an address to click, whatever it listens on', async () => {
    const { child, ended, address } = await start({ HOST: '0.0.0.0' });
    expect(address.hostname).toBe('localhost');
    expect((await fetch(address)).status).toBe(200);
    child.kill('SIGTERM');
    await ended;
  });

  it('says in one line that its environment is wrong', async () => {
    const { code, errors, output } = await run('server/main.ts', [], { PORT: 'eighty' }).ended;
    expect(code).toBe(EXIT.config);
    expect(lines(errors)).toEqual([expect.stringMatching(/^start: .*PORT/u)]);
    expect(output).toBe('');
  });

  it('names each variable that is wrong, and prints no secret', async () => {
    const { code, errors } = await run('server/main.ts', [], {
      TRUSTED_PROXIES: 'localhost',
      MAX_ANSWERS: '0',
      REDIS_URL: 'http://user:hunter2@redis',
      LLM_TIMEOUT: 'hunter2',
    }).ended;
    expect(code).toBe(EXIT.config);
    for (const name of ['TRUSTED_PROXIES', 'MAX_ANSWERS', 'REDIS_URL', 'LLM_TIMEOUT']) {
      expect(errors).toContain(name);
    }
    expect(errors).not.toMatch(/hunter2|localhost/u);
    expect(lines(errors)).toHaveLength(1);
  });

  it('says in one line that its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { code, errors, output } = await run('server/main.ts', [], { PORT: String(port) }).ended;
    server.close();
    expect(code).toBe(EXIT.failed);
    expect(lines(errors)).toEqual([expect.stringMatching(`^start: Cannot listen on .*:${port}`)]);
    expect(output).toBe('');
  });

  it('says in one line that its corpus is not there', async () => {
    const { code, errors } = await run('server/main.ts', [], { CORPUS_FOLDER: '/nowhere' }).ended;
    expect(code).toBe(EXIT.noInput);
    expect(lines(errors)).toEqual([expect.stringContaining('CORPUS_FOLDER')]);
  });
});

describe('npm run ask', () => {
  it('prints the answer with its sources, their quotes and what else to ask', async () => {
    const { code, output, errors } = await run('server/ask.ts', [
      'Kuka koordinoi Talent First -hanketta?',
    ]).ended;
    expect(code).toBe(EXIT.ok);
    expect(errors).toBe('');
    expect(output).toMatch(/Kuopion kaupun\S+.* \[1\]/u);
    expect(output).toContain('Lähteet:\n[1] ');
    expect(output).toContain('/materials/hyvat-kaytannot-2026/slides/23?passage=23%23');
    expect(output).toContain('Kysy esimerkiksi: ');
  });

  it('prints whole addresses when it knows that of the site', async () => {
    const site = { PUBLIC_URL: 'https://opas.example.fi/' };
    const { output } = await run('server/ask.ts', ['Mitä Turku tekee?'], site).ended;
    expect(output).toContain('https://opas.example.fi/materials/hyvat-kaytannot-2026/slides/5?');
  });

  it('prints JSON when asked to, in the language asked for', async () => {
    const { output } = await run('server/ask.ts', ['--json', '--lang', 'sv', 'Lappeenranta']).ended;
    const answer = chatAnswerSchema.parse(JSON.parse(output));
    expect(answer).toMatchObject({ language: 'sv', abstained: false });
  });

  it('prints the receipt of an answer when asked to', async () => {
    const { output } = await run('server/ask.ts', ['--receipt', 'Mitä Turku tekee?']).ended;
    const receipt = JSON.parse(output);
    expect(receipt.basis.model.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(receipt.candidates[0]).toMatchObject({ slide: 5 });
    expect(receipt.answer.outcome).toBe('answered');
  });

  it('goes on from one question to the next', async () => {
    const questions = ['Mikä on Viitasaaren Career trip?', 'Kuka järjestää bussit?'];
    const { output } = await run('server/ask.ts', ['--json', ...questions]).ended;
    expect(chatAnswerSchema.parse(JSON.parse(output)).citations[0]?.slide).toBe(24);
  });

  it('explains itself', async () => {
    const { code, output } = await run('server/ask.ts', ['--help']).ended;
    expect(code).toBe(EXIT.ok);
    expect(output).toContain('Usage:');
    expect(output).toContain('--json');
  });

  it.each([
    ['an unknown language', ['--lang', 'de', 'x']],
    ['an unknown option', ['--foo']],
    ['an empty question', [' ']],
    ['a question too long', ['a'.repeat(1_001)]],
  ])('refuses %s in one line', async (_what, args) => {
    const { code, errors, output } = await run('server/ask.ts', args).ended;
    expect(code).toBe(EXIT.usage);
    expect(lines(errors)).toEqual([expect.stringMatching(/^ask: .*See --help\.$/u)]);
    expect(output).toBe('');
  });

  it('shows how to ask when there is no question', async () => {
    const { code, output } = await run('server/ask.ts').ended;
    expect(code).toBe(EXIT.usage);
    expect(output).toContain('Usage:');
  });
});
