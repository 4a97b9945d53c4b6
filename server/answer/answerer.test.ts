import { describe } from 'vitest';
import { chooseLanguage, readQuestion } from '../question/understand.js';
import { retrieve } from '../retrieve/retrieve.js';
import { openTestAssistant } from '../test-assistant.js';
import { testAnswerer } from './answerer.contract.js';
import { extractiveAnswerer } from './extractive/extractive-answerer.js';

const assistant = await openTestAssistant();

describe('the extractive answerer', () => {
  testAnswerer(async () => {
    const { tools } = assistant;
    return {
      answerer: extractiveAnswerer(tools.reader, tools.links),
      async find(text) {
        const question = readQuestion(text, chooseLanguage(text, []), tools.recogniser);
        return { question, evidence: await retrieve(question, tools) };
      },
    };
  });
});
