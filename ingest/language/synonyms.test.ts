import { describe, expect, it } from 'vitest';
import type { Language } from '#corpus/material';
import { analyse } from './analyse.js';
import { EN_SYNONYMS } from './synonyms/en.js';
import { FI_SYNONYMS } from './synonyms/fi.js';
import { SV_SYNONYMS } from './synonyms/sv.js';
import { createThesaurus } from './synonyms.js';

const GROUPS = { fi: FI_SYNONYMS, sv: SV_SYNONYMS, en: EN_SYNONYMS };
const LANGUAGES: readonly Language[] = ['fi', 'sv', 'en'];
const THESAURI = {
  fi: createThesaurus('fi'),
  sv: createThesaurus('sv'),
  en: createThesaurus('en'),
};
const synonymsOf = (term: string, language: Language) => THESAURI[language](term);

/** Word of a question, word of the material. */
const BRIDGED: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  fi: [
    ['rahaa', 'rahoitus'],
    ['maksettiin', 'kustannuksista'],
    ['avustusta', 'tuen'],
    ['duunia', 'työpaikan'],
    ['firmoille', 'työnantajien'],
    ['rekryissä', 'rekrytoinnin'],
    ['vaimoille', 'puolisoiden'],
    ['mamuille', 'maahanmuuttajien'],
    ['tarhaan', 'varhaiskasvatukseen'],
    ['porukka', 'henkilöstön'],
    ['yhdistysten', 'sektorin'],
    ['turistien', 'matkailijoille'],
    ['pykälään', 'kuntalain'],
    ['diilistä', 'sopimus'],
    ['naapurikunnille', 'ympäryskuntien'],
    ['tuplata', 'kaksinkertaistaa'],
    ['triplata', 'kolminkertaistaminen'],
    ['luukulta', 'oven'],
    ['vetää', 'koordinoi'],
  ],
  sv: [
    ['pengar', 'finansieringen'],
    ['frun', 'makar'],
    ['jobba', 'arbete'],
    ['dagis', 'småbarnspedagogik'],
    ['blankett', 'webbformulär'],
    ['grannkommuner', 'kranskommunerna'],
    ['paragraf', 'kommunallagen'],
    ['studenter', 'studerande'],
  ],
  en: [
    ['money', 'funding'],
    ['wives', 'spouses'],
    ['hire', 'recruitment'],
    ['kindergarten', 'childhood'],
    ['neighbouring', 'surrounding'],
    ['doubling', 'double'],
    ['contract', 'agreement'],
    ['foreigners', 'immigrants'],
  ],
};

/** Words whose confusion would answer a question wrongly. */
const APART: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  fi: [
    ['opiskelija', 'työntekijä'],
    ['työnhakija', 'työntekijä'],
    ['kunta', 'alue'],
    ['kaupunki', 'maakunta'],
    ['valtuusto', 'kaupunginhallitus'],
    ['kaksinkertaistaa', 'kolminkertaistaa'],
    ['alkaa', 'päättyä'],
    ['yliopisto', 'ammattikorkeakoulu'],
    ['vapaaehtoinen', 'lakisääteinen'],
  ],
  sv: [
    ['studerande', 'arbetstagare'],
    ['arbetssökande', 'arbetstagare'],
    ['kommun', 'region'],
    ['fullmäktige', 'stadsstyrelse'],
    ['fördubbla', 'tredubbla'],
    ['universitet', 'yrkeshögskola'],
  ],
  en: [
    ['student', 'employee'],
    ['jobseeker', 'employee'],
    ['jobseeker', 'refugee'],
    ['internship', 'international'],
    ['municipality', 'region'],
    ['council', 'board'],
    ['double', 'triple'],
    ['begin', 'end'],
  ],
};

function term(word: string, language: Language): string {
  const [first] = analyse(word, language);
  if (first === undefined) throw new Error(`"${word}" is a stop word`);
  return first;
}

describe.each(LANGUAGES)('synonyms in %s', (language) => {
  const groups = GROUPS[language].map((group) => group.join(' '));

  it.each(BRIDGED[language])('%s finds %s', (asked, written) => {
    const asks = term(asked, language);
    const wanted = term(written, language);
    expect([asks, ...synonymsOf(asks, language)]).toContain(wanted);
  });

  it.each(APART[language])('%s and %s stay apart, both ways', (one, other) => {
    expect(synonymsOf(term(one, language), language)).not.toContain(term(other, language));
    expect(synonymsOf(term(other, language), language)).not.toContain(term(one, language));
  });

  it('every entry is one lower-case word that analysis keeps', () => {
    const lost = GROUPS[language].flat().filter((word) => {
      return !/^[\p{Ll}\p{N}]+$/u.test(word) || analyse(word, language).length !== 1;
    });
    expect(lost).toEqual([]);
  });

  it('every group joins at least two stems and no group is written twice', () => {
    const single = GROUPS[language].filter((group) => {
      return new Set(group.map((word) => term(word, language))).size < 2;
    });
    expect(single).toEqual([]);
    expect(new Set(groups).size).toBe(groups.length);
  });

  it('a synonym answers back, and no stem is its own synonym', () => {
    for (const word of GROUPS[language].flat()) {
      const asked = term(word, language);
      const found = synonymsOf(asked, language);
      expect(found).not.toContain(asked);
      for (const other of found) expect(synonymsOf(other, language)).toContain(asked);
    }
  });
});

it('a word in no group has no synonyms', () => {
  expect(synonymsOf('sinfonia', 'fi')).toEqual([]);
});

it('groups are not chained: money does not reach advice through support', () => {
  expect(synonymsOf(term('rahoitus', 'fi'), 'fi')).not.toContain(term('neuvonta', 'fi'));
});
