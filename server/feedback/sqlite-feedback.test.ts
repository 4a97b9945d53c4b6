import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { KuntaopasError } from '#corpus/errors';
import { testFeedback } from './feedback.contract.js';
import { countOf, feedbackOf, unansweredOf } from './feedback-samples.js';
import { sqliteFeedback } from './sqlite-feedback.js';

const root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-feedback-'));
afterAll(() => rm(root, { recursive: true, force: true }));
let made = 0;
/** A file that is not there yet, in a folder that is not there yet. */
function newFile(): string {
  made += 1;
  return path.join(root, String(made), 'feedback.sqlite');
}

function codeOf(open: () => unknown): string | undefined {
  try {
    open();
  } catch (error) {
    if (error instanceof KuntaopasError) return error.code;
    throw error;
  }
  return undefined;
}

describe('feedback in SQLite', () => {
  testFeedback(() => sqliteFeedback(newFile()));

  it('is there again when the file is opened again', async () => {
    const file = newFile();
    const first = sqliteFeedback(file);
    await first.save(feedbackOf({}));
    await first.close();
    const second = sqliteFeedback(file);
    expect(await second.all()).toEqual([feedbackOf({})]);
    await second.close();
  });

  it('may be read by another process while the server holds it open', async () => {
    const file = newFile();
    const [server, report] = [sqliteFeedback(file), sqliteFeedback(file)];
    await server.save(feedbackOf({}));
    expect(await report.all()).toHaveLength(1);
    await Promise.all([server.close(), report.close()]);
  });

  it('is for its owner’s eyes alone', async () => {
    const file = newFile();
    const store = sqliteFeedback(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('leaves no trace of what is deleted, in no file of its folder', async () => {
    const file = newFile();
    const store = sqliteFeedback(file);
    const day = '2026-01-01';
    await store.save(feedbackOf({ receivedOn: day, comment: 'poistettava-sana' }));
    const question = 'Mitä on poistettava-kysymys?';
    await store.add({ outcomes: [], unanswered: [unansweredOf({ day, question })] });
    const traces = async () => {
      const files = await readdir(path.dirname(file));
      const contents = files.map((name) => readFile(path.join(path.dirname(file), name), 'latin1'));
      return (await Promise.all(contents)).filter((content) => content.includes('poistettava'));
    };
    expect(await traces()).toHaveLength(1);
    await store.deleteBefore('2026-06-01');
    expect(await traces()).toEqual([]);
    await store.close();
  });

  it('takes over a file of the first version, with what is in it', async () => {
    const file = newFile();
    await mkdir(path.dirname(file));
    const database = new DatabaseSync(file);
    database.exec(`
      CREATE TABLE feedback (
        answer_id TEXT PRIMARY KEY, received_on TEXT NOT NULL, rating TEXT NOT NULL,
        language TEXT NOT NULL, outcome TEXT NOT NULL, cases TEXT NOT NULL, comment TEXT
      ) STRICT;
      CREATE INDEX feedback_received_on ON feedback (received_on);
      INSERT INTO feedback VALUES ('a', '2026-11-24', 'up', 'fi', 'answered', '["m/c"]', 'hyvä');
      PRAGMA user_version = 1;`);
    database.close();
    const store = sqliteFeedback(file);
    const kept = feedbackOf({ answerId: 'a', cases: ['m/c'], slides: [], comment: 'hyvä' });
    expect(await store.all()).toEqual([kept]);
    await store.add({ outcomes: [countOf({})], unanswered: [] });
    await store.close();
    const again = sqliteFeedback(file);
    expect((await again.tally()).outcomes).toEqual([countOf({})]);
    await again.close();
  });

  it('is opened by several processes at once, whoever makes it', async () => {
    const file = newFile();
    const opened = Array.from({ length: 4 }, async () => {
      const script = new URL('./save-without-end.fixture.ts', import.meta.url).pathname;
      const child = spawn(process.execPath, ['--import', 'tsx', script, file, randomUUID()]);
      const [line] = await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await once(child, 'close');
      return String(line);
    });
    for (const line of await Promise.all(opened)) expect(line).toMatch(/-0\n/u);
  });

  it('refuses a file that is no database, a folder, and one of a newer version', async () => {
    const [noDatabase, newer] = [path.join(root, 'text'), path.join(root, 'newer')];
    await writeFile(noDatabase, 'Tämä on tekstiä eikä tietokanta. '.repeat(100));
    const database = new DatabaseSync(newer);
    database.exec('PRAGMA user_version = 99');
    database.close();
    for (const file of [noDatabase, root, newer]) {
      expect(codeOf(() => sqliteFeedback(file))).toBe('feedback-unusable');
    }
    expect(await readFile(noDatabase, 'utf8')).toContain('eikä tietokanta');
  });
});

describe('a process that is killed while it saves', () => {
  it('has lost nothing that was acknowledged, and the file opens again', async () => {
    const file = newFile();
    const acknowledged = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const script = new URL('./save-without-end.fixture.ts', import.meta.url).pathname;
      const child = spawn(process.execPath, ['--import', 'tsx', script, file, String(round)]);
      let rest = '';
      let count = 0;
      child.stdout.on('data', (data) => {
        const lines = (rest + data).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) acknowledged.add(line);
        count += lines.length;
        if (count > 20) child.kill('SIGKILL');
      });
      const [, signal] = await once(child, 'close');
      expect(signal).toBe('SIGKILL');
    }
    const store = sqliteFeedback(file);
    const kept = new Set((await store.all()).map(({ answerId }) => answerId));
    await store.close();
    expect(acknowledged.size).toBeGreaterThan(60);
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
  });
});
