import v8 from 'node:v8';
import vm from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { KuntaopasError } from '#corpus/errors';
import type { Assistant } from '../assemble.js';
import { openTestAssistant } from '../test-assistant.js';
import { followIndex, type IndexEvent } from './live-assistant.js';

const real = await openTestAssistant();

/** The real assistant as if it stood on another index. */
function standingOn(generation: string, changes: Partial<Assistant['tools']> = {}): Assistant {
  const reader = { ...real.tools.reader, generation };
  return { ...real, tools: { ...real.tools, reader, ...changes } };
}

const damaged = new KuntaopasError({ code: 'index-damaged', message: 'm', remedy: 'r' });
const away = new KuntaopasError({ code: 'database-unusable', message: 'm', remedy: 'r' });
const answerNothing = () => Promise.reject(new Error('gone'));

/** Follows an index folder that is a variable: what is live, and what opening it gives. */
function follow() {
  const folder = {
    live: 'gen-a' as string | undefined,
    isAway: false,
    open: async () => standingOn('gen-b'),
  };
  const told: IndexEvent[] = [];
  const clock = { now: new Date('2026-11-24T12:00:00Z') };
  let opened = 0;
  const followed = followIndex(standingOn('gen-a'), {
    liveGeneration: async () => {
      if (folder.isAway) throw away;
      return folder.live;
    },
    open: () => {
      opened += 1;
      return folder.open();
    },
    tell: (event) => told.push(event),
    now: () => clock.now,
  });
  const kinds = () => told.map(({ kind }) => kind);
  return { folder, told, kinds, clock, opened: () => opened, ...followed };
}

describe('followIndex', () => {
  it('tells of the index that it begins with, and opens nothing while it is live', async () => {
    const { look, index, told, opened, clock } = follow();
    await look();
    await look({ isAsked: true });
    expect(told).toEqual([{ kind: 'opened', generation: 'gen-a' }]);
    expect(index()).toEqual({ generation: 'gen-a', since: clock.now, refused: null });
    expect(opened()).toBe(0);
  });

  it('goes on while it cannot be told which is live, and tells of it once a minute', async () => {
    const { look, index, kinds, folder, clock, assistant } = follow();
    folder.isAway = true;
    for (const seconds of [0, 30, 61, 90]) {
      clock.now = new Date(Date.UTC(2026, 10, 24, 12, 0, seconds));
      await look();
    }
    expect(kinds()).toEqual(['opened', 'refused', 'refused']);
    expect(index().refused).toMatchObject({ generation: 'unknown', code: 'database-unusable' });
    expect(assistant.tools.reader.generation).toBe('gen-a');
    folder.isAway = false;
    await look();
    expect(index().refused).toBeNull();
  });

  it('goes over to another, in the hands of whoever holds the assistant', async () => {
    const { look, index, told, folder, clock, assistant } = follow();
    folder.live = 'gen-b';
    clock.now = new Date('2026-11-24T13:00:00Z');
    await look();
    expect(assistant.tools.reader.generation).toBe('gen-b');
    expect(index()).toEqual({ generation: 'gen-b', since: clock.now, refused: null });
    expect(told.at(-1)).toMatchObject({ kind: 'swapped', from: 'gen-a', to: 'gen-b' });
  });

  it('opens one index once, however many look at once', async () => {
    const { look, opened, folder } = follow();
    folder.live = 'gen-b';
    await Promise.all([look(), look(), look({ isAsked: true })]);
    expect(opened()).toBe(1);
  });

  it('looks at a refused one again after a minute, or when it is asked to', async () => {
    const { look, opened, folder, clock, kinds } = follow();
    folder.live = 'gen-b';
    folder.open = () => Promise.reject(damaged);
    await look();
    await look();
    expect(opened()).toBe(1);
    await look({ isAsked: true });
    expect(opened()).toBe(2);
    clock.now = new Date(clock.now.getTime() + 60_000);
    await look();
    expect(opened()).toBe(3);
    expect(kinds()).toEqual(['opened', 'refused', 'refused', 'refused']);
  });

  it('looks at once at one that comes after a refused one', async () => {
    const { look, index, folder } = follow();
    folder.live = 'gen-b';
    folder.open = () => Promise.reject(damaged);
    await look();
    expect(index()).toMatchObject({ generation: 'gen-a', refused: { code: 'index-damaged' } });
    folder.live = 'gen-c';
    folder.open = async () => standingOn('gen-c');
    await look();
    expect(index()).toMatchObject({ generation: 'gen-c', refused: null });
  });

  it('forgets a refused one when the one that it serves is live again', async () => {
    const { look, index, folder } = follow();
    folder.live = 'gen-b';
    folder.open = () => Promise.reject(damaged);
    await look();
    folder.live = 'gen-a';
    await look();
    expect(index().refused).toBeNull();
  });

  it('refuses nothing that a later build has swept away while it was opened', async () => {
    const { look, index, folder, kinds } = follow();
    folder.live = 'gen-b';
    folder.open = async () => {
      folder.live = 'gen-c';
      throw damaged;
    };
    await look();
    expect(kinds()).toEqual(['opened']);
    expect(index()).toMatchObject({ generation: 'gen-a', refused: null });
  });

  it.each([
    ['index', 'index-failed', { reader: { ...real.tools.reader, nearest: answerNothing } }],
    [
      'index, which finds nothing',
      'index-failed',
      { reader: { ...real.tools.reader, nearest: async () => [] } },
    ],
    ['model', 'model-failed', { embedder: { ...real.tools.embedder, embedQuery: answerNothing } }],
  ])('refuses one that was opened but does not answer: %s', async (_what, code, changes) => {
    const { look, index, folder } = follow();
    folder.live = 'gen-b';
    folder.open = async () => standingOn('gen-b', changes);
    await look();
    expect(index()).toMatchObject({ generation: 'gen-a', refused: { code } });
  });

  it('lets the one before go from memory, when the answers that stand on it have ended', async () => {
    v8.setFlagsFromString('--expose-gc');
    const collectGarbage: () => void = vm.runInNewContext('gc');
    const { look, folder, assistant } = follow();
    const before = new WeakRef(assistant.tools.reader);
    folder.live = 'gen-b';
    await look();
    await vi.waitFor(() => {
      collectGarbage();
      // Not the value itself: a failed expectation would hold it.
      expect(before.deref() === undefined).toBe(true);
    });
    expect(assistant.tools.reader.generation).toBe('gen-b');
  });

  it('tells of a folder without an index, and of a fault that nobody foresaw', async () => {
    const { look, index, folder, told } = follow();
    const fault = new TypeError('unforeseen');
    folder.live = undefined;
    folder.open = () => Promise.reject(fault);
    await look();
    expect(index().refused).toMatchObject({ generation: 'none', code: 'unforeseen' });
    expect(told.at(-1)).toEqual({ kind: 'refused', generation: 'none', error: fault });
  });
});
