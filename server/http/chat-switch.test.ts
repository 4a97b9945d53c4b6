import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { chatSwitch } from './chat-switch.js';

const root = await mkdtemp(path.join(os.tmpdir(), 'kuntaopas-switch-'));
afterAll(() => rm(root, { recursive: true, force: true }));

describe('chatSwitch', () => {
  it('is as the environment says', () => {
    expect(chatSwitch({ enabled: true })()).toBe(true);
    expect(chatSwitch({ enabled: false })()).toBe(false);
  });

  it('is off for as long as its file is there, without a restart', async () => {
    const offFile = path.join(root, 'off');
    const isOn = chatSwitch({ enabled: true, offFile });
    expect(isOn()).toBe(true);
    await writeFile(offFile, '');
    await wait(510);
    expect(isOn()).toBe(false);
    await rm(offFile);
    await wait(510);
    expect(isOn()).toBe(true);
  });

  it('cannot be switched on by a file', () => {
    expect(chatSwitch({ enabled: false, offFile: path.join(root, 'nowhere') })()).toBe(false);
  });
});
