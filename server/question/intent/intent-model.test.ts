import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openTestAssistant } from '../../test-assistant.js';
import { INTENT_MODEL_FILE, intentModelSchema, openIntentModel } from './intent-model.js';
import { INTENTS, readExemplars } from './intents.js';
import { readIntent } from './read-intent.js';

const { tools } = await openTestAssistant();
const { exemplars, sha256 } = await readExemplars();

describe('the fitted weights', () => {
  it('are those of the exemplars and of the shipped embedding model', async () => {
    const file = intentModelSchema.parse(JSON.parse(await readFile(INTENT_MODEL_FILE, 'utf8')));
    // Otherwise: npm run fit-intents
    expect(file.exemplars).toBe(sha256);
    expect(file.embedding).toBe(tools.embedder.model.sha256);
  });

  it('tell the exemplars that they were fitted on from questions', async () => {
    const model = tools.intents;
    if (!model) throw new Error('the weights do not open');
    let wrong = 0;
    for (const { intent, text } of exemplars) {
      const { odds } = await readIntent(text, model, tools);
      if (odds > 0 !== (intent === 'question')) wrong++;
    }
    expect(wrong / exemplars.length).toBeLessThan(0.02);
  });

  it('do not open for another embedding model', async () => {
    expect(await openIntentModel('another')).toBeUndefined();
  });
});

describe('the exemplars', () => {
  it('say nothing twice in a language', () => {
    const seen = exemplars.map(({ language, text }) => `${language} ${text.toLowerCase()}`);
    expect(seen.filter((text, i) => seen.indexOf(text) < i)).toEqual([]);
  });

  it('have a share for each intent in each language', () => {
    for (const language of ['fi', 'sv', 'en']) {
      const own = new Set(exemplars.filter((e) => e.language === language).map((e) => e.intent));
      expect([...own].sort()).toEqual([...INTENTS].sort());
    }
  });
});
