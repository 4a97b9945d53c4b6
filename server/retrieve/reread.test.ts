import { describe, expect, it } from 'vitest';
import { resolveFollowUp } from '../question/follow-up.js';
import { chooseLanguage } from '../question/understand.js';
import { openTestAssistant } from '../test-assistant.js';
import { reread } from './reread.js';
import { retrieve } from './retrieve.js';

const { tools } = await openTestAssistant();
const read = (text: string) => tools.readQuestion(text, chooseLanguage(text, []));

async function kindOf(...turns: readonly string[]) {
  const [first = '', second] = turns;
  const question = second === undefined ? read(first) : resolveFollowUp(read(second), read(first));
  return reread(question, await retrieve(question, tools)).kind;
}

describe('a question about a theme that several cases share', () => {
  it.each([
    'Miten tuetaan muuttajien puolisoita?',
    'Millä tavoin perheitä on otettu huomioon?',
    'Hur får man internationella studerande att stanna på orten?',
    'How are employers helped with international recruitment?',
  ])('is for all of them: %s', async (text) => {
    expect(await kindOf(text)).toBe('cases');
  });
});

describe('a question that names two cases', () => {
  it.each([
    'Milloin C6-hanke ja Talent First päättyvät?',
    'Hur finansieras C6-alliansen och Talent First?',
    'C6 and Talent First - how is the funding different?',
  ])('is for both: %s', async (text) => {
    expect(await kindOf(text)).toBe('compare');
  });
});

describe('a question for one thing', () => {
  it.each([
    ['that names a place', 'Miten Turku auttaa puolisoita töihin?'],
    ['that names a case', 'What does Talent First do for employers?'],
    ['of a sort that one passage holds', 'Milloin opiskelijoiden mentorointi alkoi?'],
    ['for the one place of which it is true', 'Missä kunnassa autetaan puolisoita töihin?'],
    ['that one case alone tells of', 'Miten finalisteja viihdytettiin?'],
    ['that is near to no topic', 'Miten sauna lämmitetään?'],
  ])('stays so: one %s', async (_, text) => {
    const { kind } = read(text);
    expect(await kindOf(text)).toBe(kind);
  });

  it('stays so when it goes on with another', async () => {
    expect(await kindOf('Mitä Turku tekee?', 'Entä miten puolisoita tuetaan?')).toBe('single');
  });
});
