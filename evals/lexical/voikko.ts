import { spawnSync } from 'node:child_process';

/** Shortest part of a compound that becomes a term of its own. */
const MIN_PART = 4;

/** What a word may be a form of, and the parts of those that are compounds. */
export type WordForms = { readonly forms: readonly string[]; readonly parts: readonly string[] };

/**
 * Asks Voikko, the morphological analyser of Finnish, for the base forms of words; `undefined` where
 * its program `voikkospell` is not installed. No package of npm brings it: on Debian it is
 * `apt-get install libvoikko-dev voikko-fi`. Words that Voikko does not know are left out.
 *
 * ```
 * maahanmuuttopalveluiden → maahanmuuttopalvelu (maahan, muutto, palvelu)
 * lopella                 → loppi
 * ```
 */
export function askVoikko(words: Iterable<string>): ReadonlyMap<string, WordForms> | undefined {
  const { status, stdout } = spawnSync('voikkospell', ['-M'], {
    input: `${[...new Set(words)].join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return status === 0 ? readAnalyses(stdout) : undefined;
}

/** Reads what `voikkospell -M` prints: `A(word):analysis:KEY=value` lines, the base form first. */
export function readAnalyses(output: string): ReadonlyMap<string, WordForms> {
  const found = new Map<string, { forms: Set<string>; parts: Set<string> }>();
  let base = '';
  for (const line of output.split('\n')) {
    const [, word, key, value] = /^A\((.*)\):\d+:([A-Z]+)=(.*)$/u.exec(line) ?? [];
    if (word === undefined || value === undefined) continue;
    const { forms, parts } = found.get(word) ?? { forms: new Set(), parts: new Set() };
    found.set(word, { forms, parts });
    if (key === 'BASEFORM') {
      base = value.toLowerCase();
      forms.add(base);
    }
    if (key === 'STRUCTURE') for (const part of partsOf(base, value)) parts.add(part);
  }
  return new Map(
    Array.from(found, ([word, { forms, parts }]) => [
      word,
      { forms: [...forms], parts: [...parts] },
    ]),
  );
}

/** Cuts a base form where the structure of the inflected word (`=ppppp=ppp`) has its seams. */
function partsOf(base: string, structure: string): readonly string[] {
  const lengths = structure
    .split('=')
    .slice(1)
    .map((part) => part.length);
  if (lengths.length < 2) return [];
  let start = 0;
  const parts = lengths.map((length, i) => {
    const part = i === lengths.length - 1 ? base.slice(start) : base.slice(start, start + length);
    start += length;
    return part;
  });
  return parts.filter((part) => part.length >= MIN_PART);
}
