import { expect, it } from 'vitest';
import { chatRequestSchema } from '../contract.js';
import type { Question } from '../question/understand.js';
import type { Evidence } from '../retrieve/evidence.js';
import type { Answerer, StatementEvent } from './answerer.js';

/** An answerer under test, and what leads a question to it: retrieval with the real index. */
export type AnswererUnderTest = {
  readonly answerer: Answerer;
  find(question: string): Promise<{ question: Question; evidence: Evidence }>;
};

/** Questions that the deck answers: one thing, a list, an overview; in each language. */
const QUESTIONS = [
  'Miten Lappeenrannan Job Voucher toimii?',
  'Kuka koordinoi Talent First -hanketta?',
  'Mitkä kunnat tekevät yhteistyötä Work in Finlandin kanssa?',
  'Vad är målet i Esbos strategi?',
  'Who takes part in the C6 cities’ project?',
];

/** The tests that every answerer must pass. */
export function testAnswerer(make: () => Promise<AnswererUnderTest>): void {
  const answer = async (text: string, signal = new AbortController().signal) => {
    const { answerer, find } = await make();
    const [request] = chatRequestSchema.parse({
      messages: [{ role: 'user', content: text }],
    }).messages;
    const found = await find(request?.content ?? '');
    const events: StatementEvent[] = [];
    for await (const event of answerer.answer({ ...found, parts: [], signal })) events.push(event);
    return { events, ...found };
  };

  it.each(QUESTIONS)('cites with every statement: %s', async (text) => {
    const { events } = await answer(text);
    const statements = new Set(events.map(({ statement }) => statement));
    expect([...statements]).toEqual(Array.from(statements, (_, i) => i));
    expect(statements.size).toBeGreaterThan(0);
    for (const number of statements) {
      const own = events.filter(({ statement }) => statement === number);
      expect(own.some(({ event }) => event === 'text-delta')).toBe(true);
      expect(own.some(({ event }) => event === 'citation')).toBe(true);
    }
  });

  it.each(QUESTIONS)('cites nothing but what is in the evidence: %s', async (text) => {
    const { events, evidence } = await answer(text);
    const found = evidence.cases.flatMap(({ chunks }) =>
      chunks.flatMap(({ chunk }) => chunk.passages.map((id) => `${chunk.materialId}/${id}`)),
    );
    for (const event of events) {
      if (event.event === 'citation') expect(found).toContain(event.citation.passageId);
    }
  });

  it('gives the same number to the same passage, and no other', async () => {
    for (const text of QUESTIONS) {
      const passages = new Map<number, string>();
      for (const event of (await answer(text)).events) {
        if (event.event !== 'citation') continue;
        const { n, passageId } = event.citation;
        expect(passages.get(n) ?? passageId).toBe(passageId);
        passages.set(n, passageId);
      }
      expect(new Set(passages.values()).size).toBe(passages.size);
    }
  });

  it('stops when nobody waits any more', async () => {
    const leave = new AbortController();
    leave.abort();
    await expect(answer(QUESTIONS[0] ?? '', leave.signal)).rejects.toThrow(/abort/iu);
  });
}
