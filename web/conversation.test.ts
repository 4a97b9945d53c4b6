import { describe, expect, it } from 'vitest';
import { type AnswerEvent, chatAnswerSchema } from '#server/contract';
import { ask, openTestApp, openTestAssistant, post, user } from '#server/test-assistant';
import {
  type Answer,
  applyEvent,
  groupBySlide,
  isTranslation,
  messagesFor,
  type Turn,
} from './conversation.js';

const assistant = await openTestAssistant();
const app = await openTestApp(assistant);

async function streamed(content: string): Promise<Answer> {
  let answer: Answer | undefined;
  for await (const event of assistant.answer(user(content) as never)) {
    answer = applyEvent(answer, event);
  }
  return answer as Answer;
}

const turn = (id: number, question: string, answer?: Answer): Turn => ({
  id,
  question,
  status: 'done',
  ...(answer ? { answer } : {}),
});

describe('the events of an answer', () => {
  it.each([
    'Miten Lappeenrannan Job Voucher toimii?',
    'Vilka kommuner har International House?',
    'What does Vaasa do?',
    'Hei!',
  ])('add up to what the server gives as JSON: %s', async (question) => {
    const { id: _, statements, ...rest } = await streamed(question);
    const { id: __, answer, abstained, answerer, ...whole } = await ask(app, question);
    expect({ ...rest, answer: statements }).toEqual({ ...whole, answer });
  });

  it('may come in an order that skips a statement', () => {
    const start = {
      event: 'answer-start',
      id: '1',
      language: 'fi',
      answerer: 'extractive',
      resolvedQuestion: '',
    } as const;
    const text = { event: 'text-delta', statement: 1, text: 'a' } as const;
    const answer = applyEvent(applyEvent(undefined, start), text);
    expect(answer.statements.map((statement) => statement.text)).toEqual(['', 'a']);
  });

  it('are passed over when they are of a newer server', async () => {
    const answer = await streamed('Hei!');
    expect(applyEvent(answer, { event: 'thought' } as never)).toEqual(answer);
  });

  it('are refused without a beginning', () => {
    const text: AnswerEvent = { event: 'text-delta', statement: 0, text: 'a' };
    expect(() => applyEvent(undefined, text)).toThrow('text-delta');
  });
});

describe('an answer', () => {
  it('is a translation when it is in another language than what it cites', async () => {
    expect(isTranslation(await streamed('Hur fungerar Villmanstrands Job Voucher?'))).toBe(true);
    expect(isTranslation(await streamed('Miten Job Voucher toimii?'))).toBe(false);
    expect(isTranslation(await streamed('Hello!'))).toBe(false);
  });

  it('shows each slide once among its sources, with the numbers that cite it', async () => {
    const { citations } = await streamed('Miten Lappeenrannan Job Voucher toimii?');
    const groups = groupBySlide(citations);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.numbers).toEqual(citations.map(({ n }) => n));
    const several = await streamed('Mitkä kunnat tekevät yhteistyötä Work in Finlandin kanssa?');
    expect(groupBySlide(several.citations).map(({ first }) => first.slide)).toHaveLength(3);
  });
});

describe('what goes along with a question', () => {
  it('is the turns before it, so that the server knows the topic', async () => {
    const answer = await streamed('Mikä on Viitasaaren Career trip?');
    const turns = [turn(0, 'Mikä on Viitasaaren Career trip?', answer), turn(1, 'Entä?')];
    const messages = messagesFor(turns, 'Kuka järjestää bussit?');
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'user']);
    const response = await post(app, { messages });
    const { citations } = chatAnswerSchema.parse(await response.json());
    expect(citations[0]?.slide).toBe(24);
  });

  it('never grows past what the server takes', async () => {
    const answer = await streamed('Hei!');
    const long = { ...answer, statements: [{ text: 'ä'.repeat(50_000), citations: [] }] };
    const turns = Array.from({ length: 100 }, (_, id) => turn(id, 'ä'.repeat(1_000), long));
    const messages = messagesFor(turns, 'ä'.repeat(1_000));
    const response = await post(app, { messages });
    expect(response.status).toBe(200);
  });
});
