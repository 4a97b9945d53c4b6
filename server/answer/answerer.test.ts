import { describe } from 'vitest';
import { chooseLanguage, readQuestion } from '../question/understand.js';
import { retrieve } from '../retrieve/retrieve.js';
import { openTestAssistant } from '../test-assistant.js';
import { testAnswerer } from './answerer.contract.js';
import type { Answerer } from './answerer.js';
import { extractiveAnswerer } from './extractive/extractive-answerer.js';
import { generativeAnswerer } from './generative/generative-answerer.js';
import { openChatModel } from './generative/open-chat-model.js';
import { createModelStream } from './generative/stream-model.js';
import { sayPassages, serveModel } from './generative/test-model-server.js';
import { createVerifier } from './generative/verify.js';

const { tools } = await openTestAssistant();
const { reader, embedder, recogniser, links } = tools;

function under(answerer: Answerer) {
  return async () => ({
    answerer,
    async find(text: string) {
      const question = readQuestion(text, chooseLanguage(text, []), recogniser);
      return { question, evidence: await retrieve(question, tools) };
    },
  });
}

describe('the extractive answerer', () => {
  testAnswerer(under(extractiveAnswerer(reader, links)));
});

describe('the generative answerer', async () => {
  const server = await serveModel();
  server.behave(sayPassages(3));
  const model = openChatModel({ baseUrl: server.url, model: 'test', apiKey: undefined });
  testAnswerer(
    under(
      generativeAnswerer({
        reader,
        links,
        streamModel: createModelStream(model, { firstToken: 30_000, total: 30_000 }),
        verify: createVerifier(reader, embedder, recogniser),
      }),
    ),
  );
});
