import { describe, expect, it } from 'vitest';
import type { Language } from '#corpus/material';
import { openTestAssistant } from '../../test-assistant.js';
import { locatePassages } from '../cite.js';
import { createVerifier, type Fault } from './verify.js';

const { tools, materials } = await openTestAssistant();
const verify = createVerifier(tools.reader, tools.embedder, tools.recogniser);

async function faultOf(text: string, language: Language, ...ids: readonly string[]) {
  const [material] = materials;
  if (!material) throw new Error('no material');
  return (await verify(text, language, locatePassages(material, ids))).fault;
}

describe('a sentence that its passages say', () => {
  it.each<[Language, string, readonly string[]]>([
    ['fi', 'Lappeenrannan kansainvälistymisseteli on suuruudeltaan 1 500 euroa.', ['22#2']],
    ['fi', 'Espoo-tarina hyväksyttiin valtuustossa 20. lokakuuta 2025.', ['4#3']],
    ['sv', 'Villmanstrand ger arbetsgivare en internationaliseringssedel på 1 500 euro.', ['22#2']],
    ['en', 'The council approved the Espoo Story on 20.10.2025.', ['4#3']],
    ['fi', 'International House Helsingissä ovat mukana Kela ja Migri.', ['12#8', '12#9']],
    ['fi', 'Satakunnan tavoitteena on kolminkertaistaa nettomaahanmuutto vuoteen 2040.', ['9#6']],
  ])('passes, reworded or translated: %s, %s', async (language, text, ids) => {
    expect(await faultOf(text, language, ...ids)).toBeUndefined();
  });
});

describe('a sentence that its passages do not say', () => {
  it.each<[Fault, Language, string, string]>([
    ['number', 'fi', 'Lappeenrannan kansainvälistymisseteli on 2 500 euroa.', '22#2'],
    ['number', 'en', 'The Espoo Story was approved on 20 October 2024.', '4#3'],
    ['number', 'sv', 'Idensalmi vill tredubbla den arbetsrelaterade invandringen.', '6#3'],
    ['place', 'fi', 'Tornio muodostaa kaksoiskaupungin Luulajan kanssa.', '20#1'],
    ['place', 'fi', 'Lappeenrannan kaupunki myöntää taloudellisen tuen.', '4#3'],
    ['name', 'fi', 'Kansainvälistymissetelin 1 500 euroa myöntää Sitra.', '22#2'],
    ['added', 'fi', 'Turussa ei ole laajaa englanninkielistä koulutuspolkua.', '5#5'],
    ['added', 'en', 'Lappeenranta grants financial support of 1,500 euros a month.', '22#2'],
    ['dropped', 'fi', 'C6-hanke päättyy vuoden 2027 lopussa.', '16#7'],
    ['dropped', 'en', 'Espoo is the best place in the Nordic countries for talent.', '4#5'],
    ['overlap', 'fi', 'Kaupunki rakentaa uuden uimahallin torin laidalle.', '22#2'],
    ['language', 'fi', 'The city grants employers financial support of 1,500 euros.', '22#2'],
    ['markup', 'fi', 'Lappeenranta myöntää tuen <img src=x onerror=alert(1)>.', '22#2'],
    ['markup', 'fi', 'Lappeenranta myöntää tuen: https://example.com/hae.', '22#2'],
    ['markup', 'fi', 'Lappeenranta myöntää tuen, kirjoita: a@b@huijaus.example.', '22#2'],
  ])('is withheld by its %s: %s, %s', async (fault, language, text, id) => {
    expect(await faultOf(text, language, id)).toBe(fault);
  });

  it('is withheld when what is made up hangs on what is true', async () => {
    const text =
      'Lappeenrannan kaupunki myöntää 1 500 euron taloudellisen tuen, ja tulokset ovat olleet pettymys.';
    expect(await faultOf(text, 'fi', '22#2')).toBe('overlap');
  });

  it.each(['a@', 'a', 'a.', '<', 'a://', '@', '1 ', '& '])(
    'is withheld in no time, however it is made: %j over and over',
    async (piece) => {
      const text = piece.repeat(12_000 / piece.length);
      expect(await faultOf(text, 'fi', '22#2')).toBeDefined();
    },
  );
});
