import { afterAll, beforeAll, describe } from 'vitest';
import type { Assistant } from '../assemble.js';
import { chooseLanguage, readQuestion } from '../question/understand.js';
import { retrieve } from '../retrieve/retrieve.js';
import { openTestAssistant } from '../test-assistant.js';
import { testAnswerer } from './answerer.contract.js';
import { extractiveAnswerer } from './extractive/extractive-answerer.js';

let assistant: Assistant;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ assistant, close } = await openTestAssistant());
});
afterAll(() => close());

describe('the extractive answerer', () => {
  testAnswerer(async () => {
    const { reader, embedder, recogniser, links } = assistant.tools;
    return {
      answerer: extractiveAnswerer(reader, links),
      async find(text) {
        const question = readQuestion(text, chooseLanguage(text, []), recogniser);
        return { question, evidence: await retrieve(question, reader, embedder) };
      },
    };
  });
});
