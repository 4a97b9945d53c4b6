/** Words of a document as they stand within its lines, and what its line ends are taken for. */
export type WordList = {
  readonly words: ReadonlySet<string>;
  /** The document divides words at the ends of lines; where it does not, a hyphen there is the author's. */
  readonly dividesWords: boolean;
};

const WORD = /[\p{L}\p{N}]+(?:[-‐][\p{L}\p{N}]+)*/gu;
/** Share of lines that end in a hyphen, from which on a document is taken to divide words. */
const MIN_DIVIDED = 0.02;
/** After these a hyphen hangs: "työ- ja koulutusperäinen". */
const CONJUNCTION = /^(?:ja|tai|eli|sekä|eikä|och|eller|samt|and|or)(?![\p{L}\p{N}])/u;

/** Collects the words of a document. A word at the end of a line may be half of one and is none. */
export function collectWords(lines: readonly string[]): WordList {
  const words = new Set<string>();
  let hyphens = 0;
  for (const line of lines) {
    if (/\p{L}[-‐\u00ad]$/u.test(line)) hyphens++;
    const whole = line.replace(/[\p{L}\p{N}-]+[-‐\u00ad]$/u, '');
    for (const [word] of whole.matchAll(WORD)) words.add(word.toLowerCase());
  }
  return { words, dividesWords: hyphens >= MIN_DIVIDED * lines.length };
}

/**
 * Joins the lines of a paragraph. A word divided at the end of a line is made whole; the author's own
 * hyphens stay.
 *
 * ```
 * maahan-␤muutto     maahanmuutto       divided by the layout: the document has the word elsewhere
 * kv-␤rekrytointi    kv-rekrytointi     nobody divides a word after letters that are no syllable
 * työ-␤ja opinto…    työ- ja opinto…    a hyphen that hangs
 * Keski-␤Suomi       Keski-Suomi        a capital does not go on with a word
 * ```
 */
export function joinLines(lines: readonly string[], list: WordList): string {
  return lines.reduce((text, line) => (text === '' ? line : joinTwo(text, line, list)), '');
}

function joinTwo(text: string, next: string, list: WordList): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + next;
  const [, head] = /([\p{L}\p{N}-]*[\p{L}\p{N}])[-‐]$/u.exec(text) ?? [];
  if (head === undefined) return /\s-$/u.test(text) ? text + next : `${text} ${next}`;
  if (CONJUNCTION.test(next)) return `${text} ${next}`;
  return isDivided(head, next, list) ? text.slice(0, -1) + next : text + next;
}

function isDivided(head: string, next: string, { words, dividesWords }: WordList): boolean {
  const [tail = ''] = /^[\p{L}\p{N}]+/u.exec(next) ?? [];
  if (!/^\p{Ll}/u.test(tail) || !/\p{Ll}$/u.test(head)) return false;
  const whole = (head + tail).toLowerCase();
  if (words.has(whole)) return true;
  if (words.has(`${head}-${tail}`.toLowerCase())) return false;
  const hasSyllable = /[aeiouyåäö]/iu.test(head) && head.length > 1;
  return dividesWords && hasSyllable;
}
