import { describe, expect, it } from 'vitest';
import { createTermMatcher, editDistance, fold, MATCH_WEIGHTS } from './match-terms.js';

const VOCABULARY = [
  'kansainvälistymissetel',
  'maahanmuuttopalvelu',
  'rekrytointitue',
  'neuvottelukuna',
  'määrä',
  'rekryteringsstöd',
  'mal',
  'yrity',
  'halli',
  '2025',
];

describe('createTermMatcher', () => {
  const match = createTermMatcher(VOCABULARY, (term) => (term === 'firma' ? ['yrity'] : []));
  const weightOf = (asked: string, found: string) =>
    match(asked).find(({ term }) => term === found)?.weight ?? 0;

  it.each([
    ['setel', 'kansainvälistymissetel', 'the head of a compound'],
    ['maahanmuutto', 'maahanmuuttopalvelu', 'the modifier of a compound'],
    ['rekrytointisetel', 'rekrytointitue', 'compounds with a modifier in common'],
    ['suurhalli', 'halli', 'the head alone'],
    ['rekrytointituk', 'rekrytointitue', 'a stem that gradation has split'],
    ['neuvottelukuta', 'neuvottelukuna', 'a slip of the finger'],
    ['nuevottelukuan', 'neuvottelukuna', 'two slips in a long word'],
    ['maara', 'määrä', 'dots left out'],
    ['rekryteringsstod', 'rekryteringsstöd', 'dots left out of a compound'],
    ['rekryteringssedel', 'rekryteringsstöd', 'a part in common'],
    ['firma', 'yrity', 'an everyday word'],
  ])('%s finds %s: %s', (asked, found) => {
    expect(match(asked).map(({ term }) => term)).toContain(found);
  });

  it.each([
    ['compoundHead', 'setel', 'kansainvälistymissetel'],
    ['inflection', 'neuvottelukunnis', 'neuvottelukuna'],
    ['typo', 'nuevottelukuan', 'neuvottelukuna'],
    ['synonym', 'firma', 'yrity'],
  ] as const)(
    'does without %s when its weight is 0: %s no longer finds %s',
    (way, asked, found) => {
      const less = createTermMatcher(VOCABULARY, (term) => (term === 'firma' ? ['yrity'] : []), {
        ...MATCH_WEIGHTS,
        [way]: 0,
      });
      expect(less(asked).map(({ term }) => term)).not.toContain(found);
    },
  );

  it('is surest of the term itself', () => {
    expect(match('määrä')[0]).toEqual({ term: 'määrä', weight: 1 });
  });

  it('weighs every match above nothing, and none but the term itself at 1', () => {
    for (const asked of [...VOCABULARY, 'setel', 'maara', 'firma', 'neuvottelukuta']) {
      for (const { term, weight } of match(asked)) {
        expect(weight).toBeGreaterThan(0);
        expect(weight === 1).toBe(term === asked);
      }
    }
  });

  it('is surer of missing dots than of an inflection, and of that than of a typing mistake', () => {
    const inflection = weightOf('rekrytointituk', 'rekrytointitue');
    expect(weightOf('maara', 'määrä')).toBeGreaterThan(inflection);
    expect(inflection).toBeGreaterThan(weightOf('neuvotteluhuna', 'neuvottelukuna'));
  });

  it('is surer of the head of a compound than of a synonym', () => {
    expect(weightOf('setel', 'kansainvälistymissetel')).toBeGreaterThan(weightOf('firma', 'yrity'));
  });

  it('mends no spelling of a word that is known: "malli" is no slip for "halli"', () => {
    const knowing = createTermMatcher([...VOCABULARY, 'malli']);
    expect(knowing('malli').map(({ term }) => term)).not.toContain('halli');
  });

  it('mends the spelling of a word that has only a part in common with a known one', () => {
    const knowing = createTermMatcher([...VOCABULARY, 'kart', 'tiekart']);
    expect(knowing('itekart').map(({ term }) => term)).toEqual(['tiekart', 'kart']);
  });

  it('mends no short words', () => {
    expect(match('mul')).toEqual([]);
  });

  it('takes a number for itself only', () => {
    expect(match('2025')).toEqual([{ term: '2025', weight: 1 }]);
    expect(match('2026')).toEqual([]);
  });

  describe('asked in another language', () => {
    const abroad = createTermMatcher(
      [...VOCABULARY, 'hugenot', 'fundering'],
      undefined,
      undefined,
      (term) =>
        term.language === 'en' && term.stem === 'fund' ? [{ stem: 'yrity', weight: 0.5 }] : [],
    );
    const found = (term: string) => abroad(term).map((match) => match.term);

    it('finds a word by its translations, the sooner the surer they are', () => {
      expect(abroad('en:fund')[0]).toEqual({ term: 'yrity', weight: 0.5 });
      expect(found('sv:fund')).not.toContain('yrity');
    });

    it('finds a name that is written otherwise, or the same', () => {
      expect(found('en:huguenot')).toEqual(['hugenot']);
      expect(found('sv:hugenot')).toEqual(['hugenot']);
    });

    it('takes no word for one that only begins like it', () => {
      expect(found('en:underline')).toEqual([]);
      expect(found('en:funderbolt')).toEqual([]);
    });
  });

  it('finds nothing for a word that is like none', () => {
    expect(match('sinfonia')).toEqual([]);
    expect(match('')).toEqual([]);
  });

  it('keeps the surest dozen, the surest first, equals in order of the alphabet', () => {
    const many = createTermMatcher(
      Array.from({ length: 30 }, (_, i) => `kunta${'x'.repeat(3)}${i}`),
    );
    const found = many('kunta');
    expect(found).toHaveLength(12);
    expect(found).toEqual(
      found.toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)),
    );
  });

  it('answers the same whatever the order of the vocabulary, and when asked again', () => {
    const reversed = createTermMatcher(VOCABULARY.toReversed());
    const straight = createTermMatcher(VOCABULARY);
    for (const asked of ['setel', 'maara', 'neuvottelukuta', 'rekryteringssedel']) {
      expect(reversed(asked)).toEqual(straight(asked));
      expect(straight(asked)).toEqual(straight(asked));
    }
  });
});

describe('fold', () => {
  it.each([
    ['määrä', 'maara'],
    ['Åbo', 'Abo'],
    ['à la carte', 'a la carte'],
    ['kunta', 'kunta'],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe('editDistance', () => {
  it.each([
    ['kunta', 'kunta', 0],
    ['kutna', 'kunta', 1],
    ['kuntaa', 'kunta', 1],
    ['kuta', 'kunta', 1],
    ['kunti', 'kunta', 1],
    ['ukntaa', 'kunta', 2],
    ['kissa', 'koira', 3],
    ['', 'koe', 3],
    ['', '', 0],
    ['ca', 'abc', 3],
  ])('%j → %j is %i, both ways', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
    expect(editDistance(b, a, 5)).toBe(distance);
  });

  it('reports whatever is over its limit as one more', () => {
    const texts = ['abaca', 'bccccb', 'cbcac', 'abaaccb', 'acc', 'aaabab', 'caa', 'bacccc', ''];
    for (const a of texts) {
      for (const b of texts) {
        const distance = editDistance(a, b, 20);
        for (const limit of [0, 1, 2, 3, 4]) {
          expect(editDistance(a, b, limit)).toBe(Math.min(distance, limit + 1));
        }
      }
    }
  });
});
