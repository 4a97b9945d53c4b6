import { describe, expect, it } from 'vitest';
import { stem } from './stem.js';

describe('stem', () => {
  it.each([
    ['fi', ['seteli', 'setelin', 'seteliä', 'setelissä', 'setelit']],
    ['fi', ['opiskelijat', 'opiskelijoiden', 'opiskelijoille']],
    ['fi', ['kaupunki', 'kaupunkia', 'kaupunkiin']],
    ['sv', ['kommun', 'kommunen', 'kommuner', 'kommunerna']],
    ['sv', ['arbetsgivare', 'arbetsgivarna', 'arbetsgivarens']],
    ['en', ['employer', 'employers']],
    ['en', ['recruit', 'recruits', 'recruiting', 'recruited']],
    ['en', ['city', 'cities']],
  ] as const)('brings inflections together (%s): %j', (language, inflections) => {
    expect(new Set(inflections.map((word) => stem(word, language))).size).toBe(1);
  });

  it('keeps apart what only looks alike', () => {
    expect(stem('kunta', 'fi')).not.toBe(stem('kuntoutus', 'fi'));
    expect(stem('employer', 'en')).not.toBe(stem('empire', 'en'));
  });

  it.each(['kv', 'työ', 'ih', '1500', '2025', 'c6', 'covid19'])('leaves %s as it is', (word) => {
    for (const language of ['fi', 'sv', 'en'] as const) expect(stem(word, language)).toBe(word);
  });
});
