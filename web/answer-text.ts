import { type Answer, groupBySlide } from './conversation.js';
import { slideUrl } from './safe-url.js';
import type { Strings } from './strings/strings.js';

/** Characters of an answer that are read aloud when it is there; the rest is in the log. */
const MAX_ANNOUNCED = 200;

/** An answer with its sources as plain text, to be copied. */
export function plainText(answer: Answer, strings: Strings, server: string): string {
  const statements = answer.statements.map(({ text, citations }) =>
    [text, ...citations.map((n) => `[${n}]`)].join(' '),
  );
  const sources = groupBySlide(answer.citations).map(({ first, numbers }) => {
    const where = `${first.title}, ${strings.slide(first.slide)}`;
    const url = slideUrl(first.url, server);
    return `[${rangesOf(numbers)}] ${where}${url ? `\n${url}` : ''}`;
  });
  const parts = [statements.join('\n\n')];
  if (sources.length > 0) parts.push([`${strings.sources}:`, ...sources].join('\n'));
  if (answer.notice) parts.push(answer.notice);
  return parts.join('\n\n');
}

/** Numbers in ascending order as people write them: 1, 3–5. */
export function rangesOf(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const n of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === n - 1) run.push(n);
    else runs.push([n]);
  }
  return runs
    .flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run.map(String)))
    .join(', ');
}

/** What is announced of a finished answer: its beginning, to the end of a word. */
export function announcement({ statements, citations }: Answer, strings: Strings): string {
  const text = statements.map((statement) => statement.text).join(' ');
  const beginning =
    text.length <= MAX_ANNOUNCED ? text : text.slice(0, MAX_ANNOUNCED).replace(/\s+\S*$/u, '…');
  return strings.answerReady(beginning, groupBySlide(citations).length);
}
