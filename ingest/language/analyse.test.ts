import { describe, expect, it } from 'vitest';
import { analyse, words } from './analyse.js';

describe('words', () => {
  it.each([
    ['1 500 euron kv-rekrytointituki', ['1500', 'euron', 'kv', 'rekrytointituki']],
    ['1\u00a0500 € ja 1\u202f500', ['1500', 'ja', '1500']],
    ['1 500 000 euroa', ['1500000', 'euroa']],
    ['1,000 employers in 2025', ['1000', 'employers', 'in', '2025']],
    ['Vuonna 2024 500 henkeä', ['vuonna', '2024', '500', 'henkeä']],
    ['1.9.2023 – 30.6.2026', ['1', '9', '2023', '30', '6', '2026']],
    ['IHH:sta ja Jamk:n', ['ihh', 'ja', 'jamk']],
    ['kello 12:30', ['kello', '12', '30']],
    ['Lappeenranta’s “Job”', ['lappeenranta', 's', 'job']],
    ['EU-osarahoitteinen', ['eu', 'osarahoitteinen']],
    ['ÄÄNEKOSKI A\u0308a\u0308nekoski', ['äänekoski', 'äänekoski']],
    ['移民 иммигрант', ['移民', 'иммигрант']],
    [' … – ! ', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('analyse', () => {
  it('drops what tells nothing of the subject, and takes stems', () => {
    expect(analyse('Mitä palveluita kunnassa on?', 'fi')).toEqual(['palvelu', 'kun']);
    expect(analyse('What are the services for employers?', 'en')).toEqual(['servic', 'employ']);
    expect(analyse('Vilka tjänster har kommunen?', 'sv')).toEqual(['tjänst', 'kommun']);
  });

  it('finds the same terms in a question and in the passage that answers it', () => {
    const asked = analyse('Kuka saa kansainvälistymissetelin Lappeenrannassa?', 'fi');
    const told = analyse('Lappeenrannan kaupunki myöntää kansainvälistymissetelejä', 'fi');
    expect(told).toEqual(expect.arrayContaining([...asked]));
  });

  it('finds one amount however it is written', () => {
    for (const amount of ['1500', '1 500', '1,500', '1\u00a0500']) {
      expect(analyse(`${amount} euros`, 'en')[0]).toBe('1500');
    }
  });

  it('keeps every word that tells something, in order, repeats too', () => {
    expect(analyse('seteli ja seteli', 'fi')).toEqual(['setel', 'setel']);
  });

  it('finds nothing in a question of stop words alone', () => {
    expect(analyse('mikä se on?', 'fi')).toEqual([]);
    expect(analyse('what is it?', 'en')).toEqual([]);
    expect(analyse('vad är det?', 'sv')).toEqual([]);
  });
});
