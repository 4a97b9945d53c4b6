import { describe, expect, it } from 'vitest';
import { AnswerSlots, type Release } from './answer-slots.js';

const here = new AbortController().signal;
const LONG = 60_000;

function open(atOnce: number, waiting: number, maxWait = LONG) {
  const slots = new AnswerSlots({ atOnce, waiting, maxWait });
  const served: string[] = [];
  const refused: string[] = [];
  const held: Release[] = [];
  const ask = (name: string, signal = here) =>
    slots.take(name.slice(0, 1), signal).then((release) => {
      (release ? served : refused).push(name);
      if (release) held.push(release);
    });
  /** Ends the answer that was begun first. */
  const end = async () => {
    held.shift()?.();
    await new Promise(setImmediate);
  };
  const settle = () => new Promise(setImmediate);
  return { slots, served, refused, held, ask, end, settle };
}

describe('AnswerSlots', () => {
  it('gives as many slots as there are, and the next when one is given back', async () => {
    const { slots, served, ask, end, settle } = open(2, 10);
    for (const name of ['a1', 'a2', 'a3']) void ask(name);
    await settle();
    expect(served).toEqual(['a1', 'a2']);
    expect([slots.active, slots.waiting]).toEqual([2, 1]);
    await end();
    expect(served).toEqual(['a1', 'a2', 'a3']);
    expect([slots.active, slots.waiting]).toEqual([2, 0]);
    await end();
    await end();
    expect([slots.active, slots.waiting]).toEqual([0, 0]);
  });

  it('goes round the clients: one with many questions waits for his own', async () => {
    const { served, ask, end, settle } = open(1, 10);
    for (const name of ['a0', 'a1', 'a2', 'a3', 'b1', 'c1', 'b2']) void ask(name);
    await settle();
    for (let i = 0; i < 7; i += 1) await end();
    expect(served).toEqual(['a0', 'a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('refuses at once when the queue is full', async () => {
    const { refused, ask, settle } = open(1, 2);
    for (const name of ['a0', 'a1', 'a2', 'a3']) void ask(name);
    await settle();
    expect(refused).toEqual(['a3']);
  });

  it('makes room for another client by the last place of the longest line', async () => {
    const { served, refused, ask, end, settle } = open(1, 3);
    for (const name of ['a0', 'a1', 'a2', 'a3', 'b1', 'c1', 'd1']) void ask(name);
    await settle();
    // Three clients with one place each: the fourth has no better claim.
    expect(refused.toSorted()).toEqual(['a2', 'a3', 'd1']);
    for (let i = 0; i < 4; i += 1) await end();
    expect(served).toEqual(['a0', 'a1', 'b1', 'c1']);
  });

  it('lets nobody wait for ever', async () => {
    const { slots, refused, ask } = open(1, 2, 5);
    await ask('a0');
    await ask('a1');
    expect(refused).toEqual(['a1']);
    expect([slots.active, slots.waiting]).toEqual([1, 0]);
  });

  it('forgets whoever leaves the queue, or has left before it', async () => {
    const { slots, served, refused, ask, end, settle } = open(1, 5);
    const leaving = new AbortController();
    await ask('a0');
    void ask('b1', leaving.signal);
    void ask('c1');
    leaving.abort();
    await ask('d1', leaving.signal);
    await settle();
    expect(refused.toSorted()).toEqual(['b1', 'd1']);
    await end();
    expect(served).toEqual(['a0', 'c1']);
    await end();
    expect([slots.active, slots.waiting]).toEqual([0, 0]);
  });

  it('takes a slot back once, however often it is given', async () => {
    const { slots, held, ask } = open(2, 0);
    await ask('a1');
    await ask('a2');
    held[0]?.();
    held[0]?.();
    expect(slots.active).toBe(1);
  });
});
