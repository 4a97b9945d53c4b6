import { HumanMessage } from '@langchain/core/messages';
import { describe, expect, it } from 'vitest';
import { openChatModel } from './open-chat-model.js';
import { createModelStream, type TokenUsage } from './stream-model.js';
import { say, sayAndCount, serveModel } from './test-model-server.js';

const server = await serveModel();

async function streamOnce() {
  const told: TokenUsage[] = [];
  const model = openChatModel({ baseUrl: server.url, model: 'test', apiKey: undefined });
  const limits = { firstToken: 5_000, total: 5_000 };
  const stream = createModelStream(model, limits, (usage) => told.push(usage));
  let text = '';
  for await (const piece of stream([new HumanMessage('x')], new AbortController().signal)) {
    text += piece;
  }
  return { text, told };
}

describe('createModelStream', () => {
  it('tells what the model took, where its server tells', async () => {
    server.behave(sayAndCount('Kaupunki maksaa.', 700, 12));
    expect(await streamOnce()).toEqual({
      text: 'Kaupunki maksaa.',
      told: [{ input: 700, output: 12 }],
    });
  });

  it('tells of nothing where its server does not', async () => {
    server.behave(say('Kaupunki maksaa.'));
    expect(await streamOnce()).toEqual({ text: 'Kaupunki maksaa.', told: [] });
  });
});
