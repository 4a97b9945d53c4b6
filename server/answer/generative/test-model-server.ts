import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll } from 'vitest';

/** What the model server was sent. */
export type ModelRequest = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly stream: boolean;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
};

/** How a model behaves. */
export type Behaviour = (
  request: ModelRequest,
  response: ServerResponse,
  /** How many requests came before. */
  before: number,
) => Promise<void> | void;

/** A model server on the loopback. */
export type ModelServer = {
  /** As LLM_BASE_URL names it. */
  readonly url: string;
  readonly requests: readonly ModelRequest[];
  /** Answers from now on like this; forgets the requests before. */
  behave(behaviour: Behaviour): void;
  /** Settles when the client has gone away before the end of an answer. */
  abandoned(): Promise<void>;
};

/**
 * Speaks the streaming protocol of `POST /v1/chat/completions` over real HTTP: what a test plays is
 * the model and its accidents, the client is the one that production has.
 */
export async function serveModel(): Promise<ModelServer> {
  let behave: Behaviour = say('');
  let requests: ModelRequest[] = [];
  let onAbandoned = () => {};
  let abandoned = Promise.resolve();
  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const data of incoming) body += data;
    const request = {
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: JSON.parse(body),
    };
    response.on('close', () => {
      if (!response.writableFinished) onAbandoned();
    });
    requests.push(request);
    await behave(request, response, requests.length - 1);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    get requests() {
      return requests;
    },
    behave(behaviour) {
      behave = behaviour;
      requests = [];
      abandoned = new Promise((resolve) => {
        onAbandoned = resolve;
      });
    },
    abandoned: () => abandoned,
  };
}

/** The passages that a request gives, as `[1] text` stands in its prompt. */
export function passagesOf({ body }: ModelRequest): readonly string[] {
  return Array.from(
    body.messages.at(-1)?.content.matchAll(/^\[\d+\] (.*)$/gmu) ?? [],
    ([, text = '']) => text,
  );
}

/** Answers with a text, in pieces of a few characters, as models do. */
export function say(text: string, finish: string | null = 'stop'): Behaviour {
  return sayOf(() => text, finish);
}

/** Answers with what is made of the request. */
export function sayOf(
  text: (request: ModelRequest) => string,
  finish: string | null = 'stop',
): Behaviour {
  return (request, response) => {
    start(response);
    for (const piece of text(request).match(/.{1,7}/gsu) ?? []) {
      response.write(chunk({ content: piece }, null));
    }
    if (finish !== null) response.write(chunk({}, finish));
    response.end('data: [DONE]\n\n');
  };
}

/** Answers with a text and tells, as some servers do at the end, what it took. */
export function sayAndCount(text: string, input: number, output: number): Behaviour {
  const usage = { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
  return (_request, response) => {
    start(response);
    response.write(chunk({ content: text }, null));
    response.write(chunk({}, 'stop'));
    response.write(`data: ${JSON.stringify({ id: 'chatcmpl-1', choices: [], usage })}\n\n`);
    response.end('data: [DONE]\n\n');
  };
}

/** Says the first passages as they stand, each with its marker: a model that does as it is told. */
export function sayPassages(count: number): Behaviour {
  return sayOf((request) =>
    passagesOf(request)
      .slice(0, count)
      .map((text, i) => `${text.replace(/[.:]?$/u, '.')} [${i + 1}]`)
      .join(' '),
  );
}

/** Begins to answer, and then the connection is gone. */
export function cutAfter(text: string): Behaviour {
  return async (_request, response) => {
    start(response);
    response.write(chunk({ content: text }, null));
    await wait(20);
    response.destroy();
  };
}

/** Refuses with a status, and in its message repeats what it was sent, as some servers do. */
export function refuse(status: number, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return ({ body }, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(
      JSON.stringify({ error: { message: `cannot: ${JSON.stringify(body)}`, type: 'error' } }),
    );
  };
}

/** Takes the request and says nothing. */
export const hang: Behaviour = (_request, response) => {
  start(response);
};

/** Says a piece again and again, and never ends. */
export function repeatFor(piece: string, pause: number): Behaviour {
  return async (_request, response) => {
    start(response);
    while (!response.destroyed) {
      response.write(chunk({ content: piece }, null));
      await wait(pause);
    }
  };
}

/** One after the other; the last one for all further requests. */
export function inTurn(...behaviours: readonly Behaviour[]): Behaviour {
  return (request, response, before) =>
    (behaviours[before] ?? behaviours.at(-1))?.(request, response, before);
}

function start(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(chunk({ role: 'assistant', content: '' }, null));
}

function chunk(delta: object, finish: string | null): string {
  const data = {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'test',
    choices: [{ index: 0, delta, finish_reason: finish }],
  };
  return `data: ${JSON.stringify(data)}\n\n`;
}
