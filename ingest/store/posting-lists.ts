/** An inverted index in typed arrays: of each term the documents that have it, and how often. */
export type PostingLists = {
  readonly terms: Iterable<string>;
  /** How many documents have a term. */
  count(term: string): number;
  /** Calls `take` with each document that has a term, in order, and its frequency there. */
  forEach(term: string, take: (document: number, frequency: number) => void): void;
};

/**
 * Packs the term frequencies of documents, `undefined` where one has no text:
 *
 * ```
 * seteli → 2      starts       0 · 3 · 5 …       list of term 2: from 5 to the next start
 *                 documents    … | 0 4 7 | …     twelve bytes for each term of a document, where
 *                 frequencies  … | 1 1.5 2 | …   a pair of numbers took a hundred
 * ```
 */
export function packPostings(
  documents: Iterable<ReadonlyMap<string, number> | undefined>,
): PostingLists {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  // As they come: term, document, frequency; sorted by term below.
  let [seenTerms, seenDocuments] = [new Int32Array(1_024), new Int32Array(1_024)];
  let seenFrequencies = new Float64Array(1_024);
  let seen = 0;
  let document = 0;
  for (const frequencies of documents) {
    for (const [term, frequency] of frequencies ?? []) {
      const number = numbers.get(term) ?? numbers.size;
      if (number === counts.length) {
        numbers.set(term, number);
        counts.push(0);
      }
      if (seen === seenTerms.length) {
        seenTerms = grow(seenTerms, Int32Array);
        seenDocuments = grow(seenDocuments, Int32Array);
        seenFrequencies = grow(seenFrequencies, Float64Array);
      }
      counts[number] = (counts[number] ?? 0) + 1;
      seenTerms[seen] = number;
      seenDocuments[seen] = document;
      seenFrequencies[seen] = frequency;
      seen++;
    }
    document++;
  }
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, number) => {
    starts[number + 1] = (starts[number] ?? 0) + count;
  });
  const ends = starts.slice();
  const inOrder = new Int32Array(seen);
  const frequencies = new Float64Array(seen);
  for (let i = 0; i < seen; i++) {
    const number = seenTerms[i] as number;
    const at = ends[number] as number;
    ends[number] = at + 1;
    inOrder[at] = seenDocuments[i] as number;
    frequencies[at] = seenFrequencies[i] as number;
  }
  return {
    terms: numbers.keys(),
    count: (term) => counts[numbers.get(term) ?? -1] ?? 0,
    forEach(term, take) {
      const number = numbers.get(term);
      if (number === undefined) return;
      const end = starts[number + 1] as number;
      for (let i = starts[number] as number; i < end; i++) {
        take(inOrder[i] as number, frequencies[i] as number);
      }
    },
  };
}

function grow<T extends Int32Array | Float64Array>(from: T, Kind: new (length: number) => T): T {
  const grown = new Kind(from.length * 2);
  grown.set(from);
  return grown;
}
