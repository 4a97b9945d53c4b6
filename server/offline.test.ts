import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { chatAnswerSchema } from './contract.js';
import { openTestCommands, postJson } from './test-commands.js';

const { run, start } = await openTestCommands();
const watched = {
  NODE_OPTIONS: `--import ${fileURLToPath(new URL('watch-network.fixture.mjs', import.meta.url))}`,
};

describe('without a network', () => {
  it('the server starts and answers, and has tried to reach nobody', async () => {
    const server = await start(watched);
    const messages = [{ role: 'user', content: 'Mitä Turku tekee?' }];
    const response = await postJson(server.address, '/api/chat', { messages });
    const { outcome, feedbackToken } = chatAnswerSchema.parse(await response.json());
    expect(outcome).toBe('answered');
    const rating = { feedbackToken, rating: 'up' };
    expect((await postJson(server.address, '/api/feedback', rating)).status).toBe(204);
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0 });
    expect(server.said.errors).not.toMatch(/network:|"level":"error"/u);
  });

  it('the commands work, and have tried to reach nobody', async () => {
    const asked = await run('server/ask.ts', ['Mitä Turku tekee?'], watched).ended;
    expect(asked).toMatchObject({ code: 0, errors: '' });
    expect(asked.output).toContain('Lähteet:');
    const checked = await run('ingest/cli.ts', ['--check'], watched).ended;
    expect(checked.code).toBe(0);
    expect(checked.errors).not.toContain('network:');
  });

  it('whoever tries to reach somebody is seen', async () => {
    const script = `fetch('http://192.0.2.1:8099/').catch(() => {})`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, ...watched },
    });
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
    });
    await once(child, 'close');
    expect(said).toMatch(/^network: /u);
  });
});
