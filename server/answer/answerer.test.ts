import { describe } from 'vitest';
import { chooseLanguage, readQuestion } from '../question/understand.js';
import { retrieve } from '../retrieve/retrieve.js';
import { openTestAssistant } from '../test-assistant.js';
import { testAnswerer } from './answerer.contract.js';
import { extractiveAnswerer } from './extractive/extractive-answerer.js';

const assistant = await openTestAssistant();

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
