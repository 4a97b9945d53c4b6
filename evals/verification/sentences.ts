import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Language, languageSchema } from '#corpus/material';
import type { Place } from '#corpus/places';
import type { PlaceRecogniser } from '#ingest/language/recognise-places';
import type { IndexedMaterial } from '#ingest/store/store';
import { type LocatedPassage, locatePassages, passageText } from '#server/answer/cite';

/** A sentence as a model might write it, what it cites, and whether that says so. */
export type CitedClaim = {
  readonly language: Language;
  readonly text: string;
  readonly cited: readonly LocatedPassage[];
  readonly isTold: boolean;
  /** How it was made: `reworded` by hand, `number` changed, `other case` cited … */
  readonly kind: string;
  /** By hand, or from a passage by a rule. */
  readonly source: 'written' | 'made';
  /** Floors are chosen on the even slides and measured on the odd ones. */
  readonly split: 'dev' | 'test';
};

const writtenSchema = z.strictObject({
  language: languageSchema,
  cites: z.array(z.string()).min(1),
  text: z.string().min(1),
  isTold: z.boolean(),
  kind: z.string(),
});

/** Reads the sentences written by hand, one JSON object a line. */
export async function readWrittenClaims(
  file: string,
  material: IndexedMaterial,
): Promise<readonly CitedClaim[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const { cites, ...claim } = writtenSchema.parse(JSON.parse(line));
    const cited = locatePassages(material, cites);
    if (cited.length < cites.length) throw new Error(`no such passage: ${line}`);
    return { ...claim, cited, source: 'written', split: splitOf(cited) };
  });
}

/** Makes claims from every statement of a material in each language, true and false, by rule. */
export function makeClaims(
  material: IndexedMaterial,
  recogniser: PlaceRecogniser,
  places: readonly Place[],
): readonly CitedClaim[] {
  const located = material.pages.flatMap((page) =>
    page.passages
      .filter(({ kind }) => kind === 'statement')
      .map((passage): LocatedPassage => ({ material, page, passage })),
  );
  return languageSchema.options.flatMap((language) =>
    located.flatMap((entry, i) => {
      const text = passageText(entry, language);
      const next = located[i + 1];
      const stranger = located.find(
        ({ page }, j) => j > i && page.case !== null && page.case.id !== entry.page.case?.id,
      );
      const claim = (kind: string, told: string | undefined, cited: readonly LocatedPassage[]) =>
        told === undefined || cited.length === 0
          ? []
          : [
              {
                language,
                text: told,
                cited,
                kind,
                isTold: kind === 'verbatim' || kind === 'joined',
                source: 'made' as const,
                split: splitOf([entry]),
              },
            ];
      const isJoinable = next?.page === entry.page && /[.!]$/u.test(text);
      return [
        ...claim('verbatim', text, [entry]),
        ...claim(
          'joined',
          isJoinable && next ? `${text} ${passageText(next, language)}` : undefined,
          next ? [entry, next] : [],
        ),
        ...claim('number', changeNumber(text), [entry]),
        ...claim('name', changePlace(text, language, recogniser, places, i), [entry]),
        ...claim('negation', negate(text, language), [entry]),
        ...claim('invention', invent(text, language, i), [entry]),
        ...claim('other case', text, stranger && entry.page.case ? [stranger] : []),
      ];
    }),
  );
}

function splitOf([first]: readonly LocatedPassage[]): CitedClaim['split'] {
  return (first?.page.number ?? 0) % 2 === 0 ? 'dev' : 'test';
}

/** One more, or a year later: the smallest change that is a falsehood. */
function changeNumber(text: string): string | undefined {
  const changed = text.replace(/(?<![\p{L}\d])\d+(?![\p{L}\d])/u, (number) =>
    String(Number(number) + 1).padStart(number.length, '0'),
  );
  return changed === text ? undefined : changed;
}

function changePlace(
  text: string,
  language: Language,
  recogniser: PlaceRecogniser,
  places: readonly Place[],
  turn: number,
): string | undefined {
  const [mention] = recogniser.recognise(text);
  if (!mention) return undefined;
  const others = places.filter(({ kind, id }) => kind === 'municipality' && !id.includes('-'));
  const other = others[(turn * 37) % others.length];
  if (!other || other.id === mention.place.id) return undefined;
  return text.slice(0, mention.start) + (other[language] ?? other.fi) + text.slice(mention.end);
}

const NEGATIONS: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  fi: [
    [/ on /u, ' ei ole '],
    [/ ovat /u, ' eivät ole '],
    [/ tarjoaa /u, ' ei tarjoa '],
  ],
  sv: [[/ (är|har|ska|kan|finns|erbjuder|stöder) /u, ' $1 inte ']],
  en: [[/ (is|are|was|were|has|have|will|can) /u, ' $1 not ']],
};

function negate(text: string, language: Language): string | undefined {
  for (const [verb, negated] of NEGATIONS[language]) {
    if (verb.test(text)) return text.replace(verb, negated);
  }
  return undefined;
}

const INVENTIONS: Readonly<Record<Language, readonly string[]>> = {
  fi: [
    'budjetti on 2,4 miljoonaa euroa',
    'vastuuhenkilönä toimii Matti Virtanen',
    'palvelu on asiakkaille maksuton',
    'toimintaa rahoittaa Sitra',
    'hakuaika päättyy syyskuun lopussa',
    'mukana on myös Oulun yliopisto',
    'tulokset ovat olleet pettymys',
  ],
  sv: [
    'budgeten är 2,4 miljoner euro',
    'ansvarig person är Maria Lindström',
    'tjänsten är gratis för kunderna',
    'verksamheten finansieras av Sitra',
    'ansökningstiden slutar i september',
    'även Uleåborgs universitet deltar',
    'resultaten har varit en besvikelse',
  ],
  en: [
    'the budget is 2.4 million euros',
    'the person in charge is Matti Virtanen',
    'the service is free of charge',
    'the activities are funded by Sitra',
    'applications close in September',
    'the University of Oulu also takes part',
    'the results have been a disappointment',
  ],
};

const AND: Readonly<Record<Language, string>> = { fi: 'ja', sv: 'och', en: 'and' };

/** A true passage with a made-up ending: the hardest invention to see. */
function invent(text: string, language: Language, turn: number): string {
  const clauses = INVENTIONS[language];
  const clause = clauses[turn % clauses.length];
  return `${text.replace(/[.!]$/u, '')}, ${AND[language]} ${clause}.`;
}
