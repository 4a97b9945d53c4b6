import { describe, expect, it } from 'vitest';
import { assembleAnswer } from '../answer/assemble-answer.js';
import { ALL_STAGES } from '../retrieve/stages.js';
import { openTestAssistant } from '../test-assistant.js';
import { mendSpelling } from './mend-spelling.js';

const assistant = await openTestAssistant();
const mend = (text: string) => mendSpelling(text, assistant.tools);

describe('mendSpelling', () => {
  it.each([
    ['Mihin hankeeseen työnatajat tulevat?', 'Mihin hankkeeseen työnantajat tulevat?'],
    ['Milla alueilla on maarallinen tavoite?', 'Millä alueilla on määrällinen tavoite?'],
    ['Vad är främmandesråkiga?', 'Vad är främmandespråkiga?'],
    ['How is the recruitmnet voucher paid?', 'How is the recruitment voucher paid?'],
  ])('%s', (typed, meant) => {
    expect(mend(typed)).toBe(meant);
  });

  it.each([
    'Mitä Lapeenrannan seteli maksaa?',
    'Onko Lahdessa palveluja?',
    'Kotka',
    'kirjoita osoitteeseen matti.hankeen@kunta.fi',
    'Montako osaajaa palkattiin tukikaudella 2025?',
    'Vilka kommuner deltar i modellen?',
    'Which employers used the voucher?',
  ])('leaves "%s" as it is', (text) => {
    expect(mend(text)).toBe(text);
  });

  it('is a stage that an eval run switches off', () => {
    const stages = { ...ALL_STAGES, spelling: false };
    const text = 'Milla alueilla on hankeen tavote?';
    expect(mendSpelling(text, { ...assistant.tools, stages })).toBe(text);
  });
});

it('shows in the answer what was read', async () => {
  const messages = [
    { role: 'user' as const, content: 'Milloin Tornion organisatiomuutos tehtiin?' },
  ];
  const answer = await assembleAnswer(assistant.answer({ messages }));
  expect(answer.resolvedQuestion).toBe('Milloin Tornion organisaatiomuutos tehtiin?');
});
