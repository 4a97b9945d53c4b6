import OpenAI, { APIError } from 'openai';
import type { ChatAnswer } from '../../contract.js';
import { openTestApp, openTestAssistant } from '../../test-assistant.js';
import { serveApp } from '../../test-browser.js';
import { completionSchema } from './protocol.js';

/** A question that slide 22 answers. */
export const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';

export type Body = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** The body of a conversation of these questions. */
export function asking(...questions: readonly string[]): Body {
  return {
    model: 'kuntaopas',
    messages: questions.map((content) => ({ role: 'user', content })),
  };
}

/** OpenAI's own client of an app, over real HTTP. */
export async function clientOf(app: Parameters<typeof serveApp>[0], language = 'fi') {
  return new OpenAI({
    baseURL: `${await serveApp(app)}/v1`,
    apiKey: 'any',
    maxRetries: 0,
    defaultHeaders: { 'Accept-Language': language },
  });
}

/** The fault that a request comes to. */
export async function faultOf(client: OpenAI, body: object): Promise<APIError> {
  const error = await client.chat.completions
    .create(body as Body)
    .catch((reason: unknown) => reason);
  if (error instanceof APIError) return error;
  throw new Error('there was no fault');
}

/** An answer without what differs each time. */
export function withoutId({ id: _, ...answer }: ChatAnswer): Omit<ChatAnswer, 'id'> {
  return answer;
}

/** The real app, and OpenAI's client of it. To be called at the top of a test file. */
export async function openCompletions() {
  const assistant = await openTestAssistant();
  const app = await openTestApp(assistant);
  const client = await clientOf(app);
  const complete = async (body: Body) => {
    const completion = await client.chat.completions.create(body);
    return { completion, ...completionSchema.parse(completion) };
  };
  const contentOf = async (body: Body) => (await complete(body)).choices[0].message.content;
  return { assistant, app, client, complete, contentOf };
}
