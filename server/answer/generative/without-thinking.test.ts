import { describe, expect, it } from 'vitest';
import { withoutThinking } from './without-thinking.js';

async function* pieces(text: string, size: number) {
  yield* text.match(new RegExp(`.{1,${size}}`, 'gsu')) ?? [];
}

async function read(text: string, size: number): Promise<string> {
  let told = '';
  for await (const piece of withoutThinking(pieces(text, size))) told += piece;
  return told;
}

describe('withoutThinking', () => {
  it.each([
    ['<think>Passage [1] says so.</think>\n\nTuki päättyi. [1]', '\n\nTuki päättyi. [1]'],
    ['\n<think>\n</think>Tuki päättyi. [1]', 'Tuki päättyi. [1]'],
    ['Tuki päättyi. [1]', 'Tuki päättyi. [1]'],
    ['<thin end', '<thin end'],
    ['<think>never to an end', ''],
    ['Tuki. <think>later</think>', 'Tuki. <think>later</think>'],
    ['', ''],
  ])('leaves out what is thought first, in pieces of any size: %j', async (text, told) => {
    for (const size of [1, 3, 8, 200]) expect(await read(text, size)).toBe(told);
  });
});
