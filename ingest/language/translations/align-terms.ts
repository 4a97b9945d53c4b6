/** Two texts that say the same in two languages, as terms. */
export type TermPair = readonly [readonly string[], readonly string[]];

/** Terms of the first and the second language that stand for one another. */
export type AlignedTerms = {
  readonly first: string;
  readonly second: string;
  /** Square root of the geometric mean of the chances that each is translated by the other, 0 … 1. */
  readonly sureness: number;
};

type Chances = ReadonlyMap<string, ReadonlyMap<string, number>>;

const ROUNDS = 5;
/** What is less likely is left out, so that little is kept in memory. */
const LEAST_SHARE = 0.005;
const LEAST_CHANCE = 0.01;
/** Beside each text: what stands for none of its terms. */
const NOTHING = '';

/**
 * Aligns the terms of parallel texts and dictionary entries by IBM model 1 (Brown et al. 1993,
 * "The mathematics of statistical machine translation"), in both directions.
 */
export function alignTerms(pairs: readonly TermPair[]): readonly AlignedTerms[] {
  const forth = estimate(pairs);
  const back = estimate(pairs.map(([first, second]) => [second, first]));
  return Array.from(forth).flatMap(([first, chances]) =>
    Array.from(chances).flatMap(([second, chance]) => {
      const chanceBack = back.get(second)?.get(first) ?? 0;
      const isWord = first !== NOTHING && chanceBack > 0;
      return isWord ? [{ first, second, sureness: (chance * chanceBack) ** 0.25 }] : [];
    }),
  );
}

/** Of each term of the first language: chances of those of the second. */
function estimate(pairs: readonly TermPair[]): Chances {
  let chances: Chances | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new Map<string, Map<string, number>>();
    for (const [from, to] of pairs) count([...from, NOTHING], to, chances, counts);
    chances = new Map(Array.from(counts, ([term, found]) => [term, toChances(found)]));
  }
  return chances ?? new Map();
}

function count(
  from: readonly string[],
  to: readonly string[],
  chances: Chances | undefined,
  counts: Map<string, Map<string, number>>,
): void {
  for (const term of to) {
    const likely = from.map((one) => (chances ? (chances.get(one)?.get(term) ?? 0) : 1));
    const total = likely.reduce((sum, value) => sum + value, 0);
    from.forEach((one, i) => {
      const share = total > 0 ? (likely[i] ?? 0) / total : 0;
      if (share <= LEAST_SHARE) return;
      const found = counts.get(one) ?? new Map<string, number>();
      counts.set(one, found.set(term, (found.get(term) ?? 0) + share));
    });
  }
}

function toChances(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const total = [...counts.values()].reduce((sum, value) => sum + value, 0);
  return new Map(
    Array.from(counts, ([term, value]): [string, number] => [term, value / total]).filter(
      ([, chance]) => chance > LEAST_CHANCE,
    ),
  );
}
