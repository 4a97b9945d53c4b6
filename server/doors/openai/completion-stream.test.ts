import { APIError } from 'openai';
import { describe, expect, it } from 'vitest';
import { cutAfter, sayPassages } from '../../answer/generative/test-model-server.js';
import { openModelApps } from '../../answer/test-model-app.js';
import { chatAnswerSchema } from '../../contract.js';
import { listeningLog, openTestApp } from '../../test-assistant.js';
import { breakOff, endless } from '../../test-broken-assistant.js';
import { chunkSchema } from './protocol.js';
import {
  asking,
  type Body,
  clientOf,
  faultOf,
  openCompletions,
  QUESTION,
  withoutId,
} from './test-client.js';

const { assistant, app, client, complete, contentOf } = await openCompletions();

describe('a completion that streams', () => {
  const stream = (body: Body, of = client, signal?: AbortSignal) =>
    of.chat.completions.create({ ...body, stream: true }, signal ? { signal } : {});

  it.each([
    ['an answer', QUESTION],
    ['a list', 'Vilka kommuner har International House?'],
    ['an abstention', 'What does Vaasa do?'],
    ['small talk', 'Kiitos!'],
  ])('adds up to the same text, citations and field: %s', async (_what, question) => {
    const whole = await complete(asking(question));
    let [content, role, finish] = ['', '', ''];
    let last: unknown;
    for await (const chunk of await stream(asking(question))) {
      chunkSchema.parse(chunk);
      expect(chunk).not.toHaveProperty('usage');
      const [choice] = chunk.choices;
      content += choice?.delta.content ?? '';
      role += choice?.delta.role ?? '';
      finish += choice?.finish_reason ?? '';
      last = chunk;
    }
    expect({ content, role, finish }).toEqual({
      content: whole.choices[0].message.content,
      role: 'assistant',
      finish: 'stop',
    });
    const { kuntaopas, choices } = chunkSchema.parse(last);
    expect(choices[0]?.delta.annotations).toEqual(whole.choices[0].message.annotations);
    expect(withoutId(chatAnswerSchema.parse(kuntaopas))).toEqual(withoutId(whole.kuntaopas));
  });

  it('has the usage in a last chunk without a choice when asked to', async () => {
    const { usage } = await complete(asking(QUESTION));
    const chunks = [];
    const body = { ...asking(QUESTION), stream_options: { include_usage: true } };
    for await (const chunk of await stream(body)) chunks.push(chunk);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage });
    expect(chunks.slice(0, -1).every((chunk) => chunk.usage === null)).toBe(true);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
  });

  it('is put together by the client’s own helper', async () => {
    const runner = client.chat.completions.stream({ ...asking(QUESTION), stream: true });
    expect(await runner.finalContent()).toBe(await contentOf(asking(QUESTION)));
  });

  it('ends with [DONE], each event one line of data', async () => {
    const response = await app.request('/v1/chat/completions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...asking('Hei!'), stream: true }),
    });
    expect(response.headers.get('Content-Type')).toContain('text/event-stream');
    expect(response.headers.get('X-Accel-Buffering')).toBe('no');
    const events = (await response.text()).split('\n\n');
    expect(events.slice(-2)).toEqual(['data: [DONE]', '']);
    for (const event of events.slice(0, -2)) expect(event).toMatch(/^data: \{.*\}$/u);
  });

  it('stops the work when the client leaves', async () => {
    const { answer, stop } = endless({ heeds: false });
    const log = listeningLog();
    const endlessClient = await clientOf(await openTestApp({ ...assistant, answer }, log));
    let chunks = 0;
    for await (const _ of await stream(asking(QUESTION), endlessClient)) {
      chunks += 1;
      if (chunks === 3) break;
    }
    expect(await stop).toBe('aborted');
    expect(log.told).toEqual([]);
  });

  it('stops the work of a whole answer when the client leaves', async () => {
    const { answer, stop } = endless({ heeds: true });
    const log = listeningLog();
    const endlessClient = await clientOf(await openTestApp({ ...assistant, answer }, log));
    const leave = new AbortController();
    const { completions } = endlessClient.chat;
    const pending = completions.create(asking(QUESTION), { signal: leave.signal });
    setTimeout(() => leave.abort(), 100);
    await expect(pending).rejects.toThrow(/abort/iu);
    expect(await stop).toBe('aborted');
    expect(log.told).toEqual([]);
  });

  it('ends with an error, and nothing of the fault in it, when the answer breaks off', async () => {
    const log = listeningLog();
    const broken = await clientOf(await openTestApp(breakOff(assistant, 'sk-123 /srv'), log), 'en');
    const reading = async () => {
      for await (const _ of await stream(asking(QUESTION), broken));
    };
    const error = await reading().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({ type: 'server_error', code: 'internal' });
    expect(String(error)).toContain('Something went wrong');
    expect(String(error)).not.toMatch(/sk-123|srv/u);
    const whole = await faultOf(broken, asking(QUESTION));
    expect([whole.status, whole.type]).toEqual([500, 'server_error']);
    expect(log.told).toHaveLength(2);
  });
});

describe('an answer that a language model words', async () => {
  const { server, openApp } = await openModelApps();

  it.each([
    ['the model', sayPassages(2), 'generative', 'kirjoittanut kielimalli'],
    ['passages, when the model fails', cutAfter('Se'), 'extractive', 'koottu'],
  ])('is streamed like any other, and says who spoke: %s', async (_who, behaviour, ...expected) => {
    server.behave(behaviour);
    const modelClient = await clientOf((await openApp()).app);
    let [content, last]: [string, unknown] = ['', undefined];
    const body = { ...asking(QUESTION), stream: true as const };
    for await (const chunk of await modelClient.chat.completions.create(body)) {
      content += chunk.choices[0]?.delta.content ?? '';
      last = chunk;
    }
    const { kuntaopas } = chunkSchema.parse(last);
    const [answerer, notice] = expected;
    expect(kuntaopas?.answerer).toBe(answerer);
    expect(content).toContain(kuntaopas?.notice);
    expect(content).toContain(notice);
    expect(content).toMatch(/ \[1\]\n\n/u);
  });
});
