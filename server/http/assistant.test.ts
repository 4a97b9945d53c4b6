import { describe, expect, it } from 'vitest';
import { assistantInfoSchema, MAX_QUESTION_LENGTH } from '../contract.js';
import { ask, openTestApp, openTestAssistant } from '../test-assistant.js';

const assistant = await openTestAssistant();
const app = await openTestApp(assistant);

async function info(query = '', of = app) {
  const response = await of.request(`/api/assistant${query}`);
  expect(response.status).toBe(200);
  return assistantInfoSchema.parse(await response.json());
}

describe('GET /api/assistant', () => {
  it('tells who answers, in which languages, and how long a question may be', async () => {
    expect(await info()).toMatchObject({
      name: 'Kuntaopas',
      languages: ['fi', 'sv', 'en'],
      maxQuestionLength: MAX_QUESTION_LENGTH,
      feedback: false,
    });
  });

  it.each([
    ['fi', 'automaattiselta avustajalta', 'maaliskuussa 2026'],
    ['sv', 'automatisk assistent', 'mars 2026'],
    ['en', 'automated assistant', 'March 2026'],
  ] as const)('discloses the machine, the source and its date: %s', async (language, ...said) => {
    const { disclosure } = await info();
    for (const part of [...said, 'Kuntaliitto']) expect(disclosure[language]).toContain(part);
  });

  it.each(['fi', 'sv', 'en'] as const)(
    'opens with questions that are answered: %s',
    async (lang) => {
      const questions = (await info()).openingQuestions[lang];
      expect(questions).toHaveLength(3);
      for (const question of questions) {
        expect(await ask(app, question)).toMatchObject({ language: lang, outcome: 'answered' });
      }
    },
  );

  it('discloses that a language model may word the answers, where one may', async () => {
    const speaker = { ...assistant.tools.speaker, hasModel: true };
    const tools = { ...assistant.tools, speaker };
    const { disclosure } = await info('', await openTestApp({ ...assistant, tools }));
    expect(disclosure).not.toEqual((await info()).disclosure);
    expect(disclosure.en).toContain('language model');
  });

  it('speaks of one material when asked to', async () => {
    expect(await info('?material=hyvat-kaytannot-2026')).toEqual(await info());
    const response = await app.request('/api/assistant?material=muu');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ type: '/problems/unknown-material' });
  });

  it('may be kept for a while', async () => {
    const { headers } = await app.request('/api/assistant');
    expect(headers.get('Cache-Control')).toBe('public, max-age=300');
  });
});
