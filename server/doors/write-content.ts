import { assembleAnswer } from '../answer/assemble-answer.js';
import { wordingOf } from '../answer/wording/wording-of.js';
import type { AnswerEvent, ChatAnswer, Citation } from '../contract.js';
import { withAddresses } from './with-addresses.js';

/** A marker such as `[1]` in the text: `content.slice(start, end)` (UTF-16 code units). */
export type Marker = { readonly start: number; readonly end: number; readonly citation: Citation };

/** What is known of an answer when all of it has been written. */
export type Written = {
  readonly answer: ChatAnswer;
  /** The whole text. */
  readonly content: string;
  /** Where in the text each marker stands. */
  readonly markers: readonly Marker[];
};

/**
 * Writes an answer as the text of one message: each statement a paragraph with its markers (`[1]`), then
 * the notice, then the numbered sources with whole addresses. Yields the text piece by piece as the answer
 * comes, and returns what the pieces add up to.
 *
 * @throws Error when the events end before the end of the answer.
 */
export async function* writeContent(
  events: AsyncIterable<AnswerEvent>,
  site: string,
): AsyncGenerator<string, Written, void> {
  const told: AnswerEvent[] = [];
  const markers: Marker[] = [];
  let content = '';
  let statement = 0;
  for await (const relative of events) {
    const event = withAddresses(relative, site);
    told.push(event);
    let piece = '';
    if (event.event === 'text-delta') {
      piece = (event.statement === statement ? '' : '\n\n') + asMarkdown(event.text);
      statement = event.statement;
    } else if (event.event === 'citation') {
      const { citation } = event;
      piece = ` [${citation.n}]`;
      markers.push({ start: content.length + 1, end: content.length + piece.length, citation });
    }
    content += piece;
    if (piece !== '') yield piece;
  }
  const answer = await assembleAnswer(replay(told));
  const footer = footerOf(answer);
  yield footer;
  return { answer, content: content + footer, markers };
}

/** Reads the pieces to their end: what they add up to. */
export async function readAll(pieces: AsyncGenerator<string, Written, void>): Promise<Written> {
  for (;;) {
    const next = await pieces.next();
    if (next.done) return next.value;
  }
}

function footerOf({ notice, citations, language }: ChatAnswer): string {
  const { sourcesHeading, slide } = wordingOf(language).page;
  const isOfSeveral = new Set(citations.map(({ material }) => material)).size > 1;
  const sources = citations.map((source) => {
    const material = isOfSeveral ? `, ${asMarkdown(source.materialTitle)}` : '';
    return `- [${source.n}] ${asMarkdown(source.title)}, ${slide(source.slide)}${material}: ${source.url}`;
  });
  const parts =
    sources.length > 0 ? [notice, [`${sourcesHeading}:`, ...sources].join('\n')] : [notice];
  return parts.map((part) => `\n\n${part}`).join('');
}

/**
 * Clients show the text as Markdown. A passage may hold nothing that becomes a picture, a link that says
 * one thing and opens another, or HTML; all else stays as it is, for those who show plain text.
 */
function asMarkdown(text: string): string {
  return text
    .replace(/!\[/gu, '!\\[')
    .replace(/\](?=[([:])/gu, '\\]')
    .replace(/<(?=[a-z/!?])/giu, '\\<');
}

async function* replay(events: readonly AnswerEvent[]): AsyncGenerator<AnswerEvent, void, void> {
  yield* events;
}
