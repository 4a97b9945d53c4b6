import type { Language } from '#corpus/material';
import type { AnswerEvent, ChatAnswer, Citation } from '../contract.js';

/**
 * Adds the events of an answer up to the whole: what the JSON form of `POST /api/chat` gives.
 *
 * @throws Error when the stream ended before `answer-end`: a part must never pass for the whole.
 */
export async function assembleAnswer(events: AsyncIterable<AnswerEvent>): Promise<ChatAnswer> {
  let start: Extract<AnswerEvent, { event: 'answer-start' }> | undefined;
  let end: Extract<AnswerEvent, { event: 'answer-end' }> | undefined;
  const statements: { text: string; language?: Language; citations: number[] }[] = [];
  const citations = new Map<number, Citation>();
  const at = (position: number) => {
    statements[position] ??= { text: '', citations: [] };
    return statements[position];
  };
  for await (const event of events) {
    switch (event.event) {
      case 'answer-start':
        start = event;
        break;
      case 'text-delta':
        at(event.statement).text += event.text;
        if (event.language) at(event.statement).language = event.language;
        break;
      case 'citation':
        at(event.statement).citations.push(event.citation.n);
        citations.set(event.citation.n, event.citation);
        break;
      case 'answer-end':
        end = event;
        break;
    }
  }
  if (!start || !end) throw new Error('the answer ended before its end');
  const { event: _start, ...head } = start;
  const { event: _end, ...tail } = end;
  return {
    ...head,
    ...tail,
    answer: statements,
    citations: [...citations.values()].sort((a, b) => a.n - b.n),
  };
}
