import type { Place } from '#corpus/places';
import { shuffle } from '#ingest/random';
import { type Bent, between, capitalise, makeCompound, makeName, pick } from './make-words.js';
import { FUNDS, GROUPS, MONTHS, PARTNERS, PROBLEMS } from './words.js';

/** What is told of a practice, and asked of it: the question at a place is of the statement there. */
export type PracticeStatements = {
  readonly statements: readonly string[];
  /** With `{paikka}` where the municipality is named. */
  readonly asked: readonly string[];
  /** What the practice's project is called. */
  readonly project: string;
};

/** Makes what a slide tells of a practice, in an order of its own. */
export function makeStatements(
  subject: Bent,
  place: Place,
  random: () => number,
): PracticeStatements {
  const { nominative, genitive, partitive } = subject;
  const project = makeName(random);
  const [group, groupOf, groupFor] = pick(GROUPS, random);
  const other = makeCompound(random);
  const third = makeCompound(random);
  const year = between(2015, 2025, random);
  const date = `${between(1, 28, random)}. ${pick(MONTHS, random)} ${year + 1}`;
  const sum = between(2, 90, random) * 250;
  const count = between(12, 4_000, random);
  const hour = between(8, 12, random);
  const pairs = [
    [
      `${capitalise(nominative)} on tarkoitettu ${groupFor}, ja sitä kehittää ${other.nominative}.`,
      `Kenelle ${nominative} on tarkoitettu {paikka}?`,
    ],
    [
      `Tukea myönnetään enintään ${sum} euroa, kun ${group} hakevat ${partitive} ensimmäisen kerran.`,
      `Paljonko tukea ${partitive} varten myönnetään {paikka}?`,
    ],
    [
      `${place.fi} toteuttaa ${genitive} yhdessä ${pick(PARTNERS, random)} ja ${pick(PARTNERS, random)} kanssa.`,
      `Kenen kanssa ${nominative} toteutetaan {paikka}?`,
    ],
    [
      `Hakemukset ${partitive} varten jätetään viimeistään ${date}.`,
      `Milloin hakemukset ${partitive} varten on jätettävä {paikka}?`,
    ],
    [
      `Asiasta neuvoo ${other.nominative}, joka on avoinna arkisin kello ${hour}–${hour + between(3, 6, random)}.`,
      `Mihin aikaan ${other.nominative} on avoinna {paikka}?`,
    ],
    [
      `Vuonna ${year} ${partitive} käytti ${count} asukasta, joista suurin osa oli ${group}.`,
      `Kuinka moni käytti ${partitive} {paikka}?`,
    ],
    [
      `${capitalise(nominative)} maksetaan ${pick(FUNDS, random)} ja ${pick(FUNDS, random)}.`,
      `Mistä ${nominative} maksetaan {paikka}?`,
    ],
    [
      `Hanke ${project} käynnisti ${genitive}, ja ${third.nominative} jatkaa sitä vuoteen ${year + between(2, 6, random)}.`,
      `Mikä hanke käynnisti ${genitive} {paikka}?`,
    ],
    [
      `Vaikeutena on ollut ${pick(PROBLEMS, random)}, johon ${third.nominative} on tuonut apua.`,
      `Mikä vaikeus ${partitive} on haitannut {paikka}?`,
    ],
    [
      `Seuraavaksi ${groupOf} ${other.nominative} ja ${third.nominative} yhdistetään.`,
      `Mitä ${nominative} tekee seuraavaksi {paikka}?`,
    ],
  ] as const;
  const drawn = shuffle(pairs, random);
  return {
    statements: drawn.map(([statement]) => statement),
    asked: drawn.map(([, question]) => question),
    project,
  };
}
