import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '#ingest/run-command';
import { chatAnswerSchema } from './contract.js';
import { openTestCommands, postJson } from './test-commands.js';

const { folder, run, start } = await openTestCommands();
const lines = (text: string) => text.trimEnd().split('\n');
const TOKEN = 'salainen-tunnus-jota-ei-arvata';

type Server = Awaited<ReturnType<typeof start>>;

async function ask({ address }: Server, content: string) {
  const response = await postJson(address, '/api/chat', { messages: [{ role: 'user', content }] });
  return chatAnswerSchema.parse(await response.json());
}

const rate = async ({ address }: Server, body: unknown) =>
  (await postJson(address, '/api/feedback', body)).status;

async function stop({ child, ended }: Server): Promise<void> {
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: EXIT.ok });
}

describe('npm run report', () => {
  const file = { FEEDBACK_DB: path.join(folder, 'report', 'feedback.sqlite') };
  const report = (...args: readonly string[]) => run('server/report.ts', args, file).ended;

  it('tells what the server was asked, what it could not answer and how it was rated', async () => {
    expect((await report()).output).toMatch(/nothing to report yet/u);
    const server = await start({ ...file, ADMIN_TOKEN: TOKEN });
    await ask(server, 'Mitä Vaasa tekee?');
    const answer = await ask(server, 'Minkä yrityksen kanssa Ruovesi tekee yhteistyötä?');
    const { feedbackToken, resolvedQuestion: question } = answer;
    expect(await rate(server, { feedbackToken, rating: 'down' })).toBe(204);
    expect(await rate(server, { feedbackToken, rating: 'up', question })).toBe(204);
    const headers = {
      Authorization: `Basic ${Buffer.from(`:${TOKEN}`).toString('base64')}`,
      'Sec-Fetch-Site': 'same-origin',
    };
    const body = new URLSearchParams({ answerId: answer.id, star: 'yes' });
    await fetch(new URL('/yllapito/star', server.address), { method: 'POST', headers, body });
    await stop(server);
    const table = (await report()).output;
    expect(table).toMatch(/\d{4}-W\d\d +2 +1 +0 +1 +0 +0 +1 +0 {2}all\n/u);
    expect(table).toContain('hyvat-kaytannot-2026/ruovesi\n');
    expect(table).toContain('   1 × Mitä Vaasa tekee?  (none)\n');
    expect(lines((await report('--csv')).output)).toHaveLength(2);
    expect((await report('--csv', 'unanswered')).output).toContain(',Mitä Vaasa tekee?,');
    expect((await report('--csv', 'outcomes')).output).toContain(',answered,fi,all,1');
    expect((await report('--week', '2020-W01')).output).toMatch(/nothing to report yet/u);
  });

  it('writes a page that needs nothing else', async () => {
    const page = path.join(folder, 'report.html');
    expect((await report('--html', page, '--lang', 'sv')).output).toBe(`Wrote ${page}.\n`);
    const html = await readFile(page, 'utf8');
    expect(html).toContain('<h1>Frågor och respons</h1>');
    expect(html).toContain('Mitä Vaasa tekee?');
    expect(html).not.toMatch(/<link|<script|<form|src=|href=/u);
    expect((await stat(page)).mode & 0o777).toBe(0o600);
    const linked = { ...file, PUBLIC_URL: 'https://opas.example.fi' };
    await run('server/report.ts', ['--html', page], linked).ended;
    expect(await readFile(page, 'utf8')).toContain('href="https://opas.example.fi/materials/');
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/\.tmp$/u));
  });

  it('writes starred answers for the reference questions', async () => {
    const candidates = path.join(folder, 'candidates.jsonl');
    expect((await report('--candidates', candidates)).output).toMatch(/^Wrote 1 candidates/u);
    expect(JSON.parse(await readFile(candidates, 'utf8'))).toMatchObject({
      question: 'Minkä yrityksen kanssa Ruovesi tekee yhteistyötä?',
      expect: 'answered',
      slides: expect.arrayContaining([25]),
    });
  });

  it('says in one line that its file cannot be used, or written', async () => {
    const { code, errors } = await run('server/report.ts', [], { FEEDBACK_DB: folder }).ended;
    expect(code).toBe(EXIT.io);
    expect(lines(errors)).toEqual([expect.stringContaining('FEEDBACK_DB')]);
    const unwritable = await report('--html', path.join(folder, 'nowhere', 'report.html'));
    expect(unwritable.code).toBe(EXIT.io);
    expect(lines(unwritable.errors)).toEqual([expect.stringContaining('Cannot write')]);
  });

  it.each([['--week', '48'], ['--lang', 'de'], ['--csv', 'answers'], ['unanswered'], ['--foo']])(
    'refuses %s %s in one line',
    async (...args) => {
      const { code, errors } = await report(...args.filter(Boolean));
      expect(code).toBe(EXIT.usage);
      expect(lines(errors)).toEqual([expect.stringMatching(/^report: .*See --help\.$/u)]);
    },
  );

  it('says that nothing is kept, where nothing is', async () => {
    const { code, errors } = await run('server/report.ts', [], { RETENTION_DAYS: '0' }).ended;
    expect(code).toBe(EXIT.ok);
    expect(errors).toContain('RETENTION_DAYS=0');
  });
});

describe('an answer', () => {
  it('can be rated after a restart, and at another server with the same file', async () => {
    const file = { FEEDBACK_DB: path.join(folder, 'restart', 'feedback.sqlite') };
    const [first, second] = [await start(file), await start(file)];
    const { feedbackToken } = await ask(first, 'Mitä Turku tekee?');
    expect(await rate(second, { feedbackToken, rating: 'down' })).toBe(204);
    first.child.kill('SIGKILL');
    await first.ended;
    await stop(second);
    const restarted = await start(file);
    expect(await rate(restarted, { feedbackToken, rating: 'up' })).toBe(204);
    await stop(restarted);
    const { output } = await run('server/report.ts', ['--csv'], file).ended;
    expect(lines(output)).toHaveLength(2);
    expect(output).toContain(',up,answered,');
  });
});
