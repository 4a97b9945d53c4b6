import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Assistant } from '../assemble.js';
import { chatAnswerSchema, MAX_QUESTION_LENGTH, problemSchema } from '../contract.js';
import { listeningLog, openTestApp, openTestAssistant, post, user } from '../test-assistant.js';

const log = listeningLog();
const assistant = await openTestAssistant();
const app = await openTestApp(assistant, log);

const message = (role: unknown, content: unknown) => ({ role, content });

/** What no problem may hold: our paths and stacks, and this, which the tests send. */
const SENT = 'salainen-arvo';
const LEAKS = new RegExp(`${SENT}|node_modules|\\.ts\\b|\\bat \\S+:\\d`, 'u');
/** Where all our paths begin: "/home". */
const OUR_PATHS = process.cwd().split(path.sep).slice(0, 2).join(path.sep);

async function problemOf(response: Response) {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const text = await response.text();
  expect(text).not.toMatch(LEAKS);
  expect(text).not.toContain(OUR_PATHS);
  const problem = problemSchema.parse(JSON.parse(text));
  expect(problem.status).toBe(response.status);
  return problem;
}

describe('a body that is no JSON', () => {
  it.each([
    ['torn', `{"messages":"${SENT}`, 400, 'malformed-json'],
    ['empty', '', 400, 'malformed-json'],
    ['invalid UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'malformed-json'],
    ['with a comment', `{} // ${SENT}`, 400, 'malformed-json'],
  ])('is a problem: %s', async (_what, body, status, kind) => {
    expect(await problemOf(await post(app, body))).toMatchObject({
      type: `/problems/${kind}`,
      status,
    });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'json', ''])(
    'is refused by its content type: %j',
    async (type) => {
      const response = await post(app, user(SENT), { 'Content-Type': type });
      expect(await problemOf(response)).toMatchObject({
        type: '/problems/unsupported-media-type',
        status: 415,
      });
    },
  );

  it('is told from JSON by the type alone, whatever its parameters and case', async () => {
    const type = { 'Content-Type': 'Application/JSON; charset=utf-8' };
    expect((await post(app, user('Hei!'), type)).status).toBe(200);
  });
});

describe('a body of the wrong shape', () => {
  it.each([
    ['null', null, ['']],
    ['a list', [SENT], ['']],
    ['a text', `"${SENT}"`, ['']],
    ['without messages', {}, ['messages']],
    ['messages that are no list', { messages: SENT }, ['messages']],
    ['no messages', { messages: [] }, ['messages']],
    ['a message that is a text', { messages: [SENT] }, ['messages.0']],
    ['an empty question', user(''), ['messages.0.content']],
    ['a question of spaces', user('  \n '), ['messages.0.content']],
    ['a question that is a number', user(42), ['messages.0.content']],
    ['a question that is missing', { messages: [{ role: 'user' }] }, ['messages.0.content']],
    ['an unknown role', { messages: [message(SENT, 'x')] }, ['messages.0.role']],
    ['a system message', { messages: [message('system', SENT)] }, ['messages.0.role']],
    ['the assistant last', { messages: [message('assistant', SENT)] }, ['messages']],
    ['41 messages', { messages: Array(41).fill(message('user', SENT)) }, ['messages']],
    ['an unknown key', { ...user('Hei'), [SENT]: 1 }, ['']],
    [
      'an unknown key of a message',
      { messages: [{ ...message('user', 'x'), [SENT]: 1 }] },
      ['messages.0'],
    ],
    ['an unknown language', { ...user('Hei'), language: SENT }, ['language']],
    ['a language that is no text', { ...user('Hei'), language: 1 }, ['language']],
    ['a material that is no text', { ...user('Hei'), material: { id: SENT } }, ['material']],
    [
      'two faults',
      { messages: [message('user', 1)], language: SENT },
      ['messages.0.content', 'language'],
    ],
  ])('is a problem that names the place: %s', async (_what, body, paths) => {
    const problem = await problemOf(await post(app, body === null ? 'null' : body));
    expect(problem).toMatchObject({ type: '/problems/invalid-request', status: 422 });
    expect(new Set(problem.errors?.map(({ path }) => path))).toEqual(new Set(paths));
    for (const error of problem.errors ?? []) expect(error.message).not.toBe('');
  });

  it('is no longer a question past 1,000 characters', async () => {
    const longest = `Mitä Turku tekee? ${'ä'.repeat(MAX_QUESTION_LENGTH)}`;
    expect((await post(app, user(longest.slice(0, MAX_QUESTION_LENGTH)))).status).toBe(200);
    const problem = await problemOf(
      await post(app, user(longest.slice(0, MAX_QUESTION_LENGTH + 1))),
    );
    expect(problem.status).toBe(422);
    expect(problem.errors?.[0]?.message).toContain('1000');
  });

  it('asks of a material that does not exist', async () => {
    const problem = await problemOf(await post(app, { ...user('Hei'), material: SENT }));
    expect(problem).toMatchObject({ type: '/problems/unknown-material', status: 404 });
  });
});

describe('a question with a personal identity code', () => {
  // Made up by the rules of the register: of nobody.
  const CODE = '131052-308T';

  async function open() {
    const seen = { asked: 0 };
    const told = listeningLog();
    const answer: Assistant['answer'] = (...given) => {
      seen.asked += 1;
      return assistant.answer(...given);
    };
    return { seen, told, app: await openTestApp({ ...assistant, answer }, told) };
  }

  it.each([
    ['fi', 'Poista henkilötunnus'],
    ['sv', 'Ta bort personbeteckningen'],
    ['en', 'Remove the personal identity code'],
  ])('is refused before anything is made of it: %s', async (language, title) => {
    const { seen, told, app } = await open();
    for (const accept of ['application/json', 'text/event-stream']) {
      const body = { ...user(`Olen ${CODE}, autatko?`), language };
      const response = await post(app, body, { Accept: accept });
      const text = await response.clone().text();
      expect(await problemOf(response)).toMatchObject({ status: 422, title });
      expect(text).not.toContain('308T');
    }
    expect([seen.asked, told.told]).toEqual([0, []]);
  });

  it('is refused on the page too, and stays in the field to be mended', async () => {
    const { seen, app } = await open();
    const query = new URLSearchParams({ q: `Olen ${CODE}`, lang: 'fi' });
    const response = await app.request(`/chat?${query}`);
    expect(response.status).toBe(422);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const page = await response.text();
    expect(page).toContain('Tekstissä näyttää olevan henkilötunnus');
    expect(page).toMatch(/<input id="q"[^>]* value="Olen 131052-308T"/u);
    expect(seen.asked).toBe(0);
  });

  it('does not end the conversation: the next one is answered', async () => {
    const { app } = await open();
    const messages = [message('user', `Olen ${CODE}`), message('user', 'Mitä Turku tekee?')];
    expect((await post(app, { messages })).status).toBe(200);
  });
});

describe('a body over 64 kB', () => {
  const big = JSON.stringify(user('a'.repeat(64 * 1024)));

  it.each([
    ['that says its length', { 'Content-Length': String(big.length) }],
    ['that does not say its length', {}],
  ])('is too large: one %s', async (_which, headers) => {
    const body = new Blob([big]).stream();
    const init = { method: 'POST', body, duplex: 'half' };
    const response = await app.request('/api/chat', {
      ...init,
      headers: { 'Content-Type': 'application/json', ...headers },
    });
    expect(await problemOf(response)).toMatchObject({ type: '/problems/too-large', status: 413 });
  });
});

describe('odd bodies', () => {
  it.each([
    ['a __proto__ key', '{"__proto__":{"messages":[]}}'],
    ['a __proto__ key that would be a question', `{"__proto__":${JSON.stringify(user('Hei'))}}`],
    ['a constructor key', '{"constructor":{"prototype":{"polluted":1}}}'],
    ['a key twice', '{"messages":[],"messages":[{"role":"user","content":1}]}'],
    ['a list that only looks like one', '{"messages":{"length":1,"0":{}}}'],
    ['an endless number', '1e999'],
    ['lists in lists', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
    ['objects in objects', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
    ['30,000 messages', `{"messages":[${'1,'.repeat(30_000)}1]}`],
  ])('are the client’s fault: %s', async (_what, body) => {
    const { status } = await problemOf(await post(app, body));
    expect([400, 422]).toContain(status);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each([
    ['NUL', 'Mitä\u0000Turku tekee?'],
    ['half a character', 'Mitä Turku \ud800 tekee?'],
    ['text that turns round', '\u202eMitä Turku tekee?'],
    ['stacked accents', `Mitä Turku tekee${'\u0301'.repeat(500)}?`],
    ['zero-width characters', 'Mi\u200btä Tur\u200bku tekee?'],
    ['full-width letters', 'Ｍｉｔä Ｔｕｒｋｕ ｔｅｋｅｅ？'],
    ['signs only', '😀'.repeat(300)],
    ['markup', '<script>alert(1)</script>'.repeat(30)],
    ['a database command', "'; DROP TABLE chunks; --"],
    ['a path', '../../../../etc/passwd'],
    ['one letter, long', 'a'.repeat(1_000)],
    ['many words', 'kunta '.repeat(166)],
    ['a regular expression', '(a+)+$'.repeat(100)],
    ['an object’s own words', '__proto__ constructor toString hasOwnProperty'],
  ])('are answered in the contract’s form when they are questions: %s', async (_what, question) => {
    const response = await post(app, user(question));
    expect(response.status).toBe(200);
    chatAnswerSchema.parse(await response.json());
  });

  it.each([
    'a',
    'ä',
    ' a',
    '1 ',
    '1-',
    'a-',
    'a@',
    'a.',
    '(',
    '"',
    '\n',
    '+358 ',
    'kerro ',
    'mikä on ',
    'ja ',
  ])('are read in no time, though they are one thing over and over: %j', async (piece) => {
    // Patterns that try everything would take days for these.
    const question = `x${piece.repeat(1_000)}`.slice(0, MAX_QUESTION_LENGTH - 1);
    const messages = Array(20).fill(message('user', `${question}?`));
    expect((await post(app, { messages })).status).toBe(200);
  });

  it('never break the server: 1 000 of them made by chance', async () => {
    const odd = oddBodies(20_260_301);
    for (let i = 0; i < 1_000; i += 1) {
      const body = odd();
      const { status } = await post(app, body);
      expect({ body, broken: status >= 500 }).toEqual({ body, broken: false });
    }
    expect(log.told).toEqual([]);
  });
});

const PIECES = [
  ...['"', '{', '}', '[', ']', ':', ',', '\\', '\\u0000', '\\ud800', '\u0000', '\u202e', '€', '😀'],
  ...[
    '"messages"',
    '"role"',
    '"user"',
    '"content"',
    '"language"',
    '"fi"',
    '"__proto__"',
    '"material"',
  ],
  ...['null', 'true', '-0', '1e308', '""', '"Mitä Turku tekee?"', '"Lappeenranta"', '"?"'],
];

/** Makes bodies, the same for the same seed: pieces in a row, or a question of odd characters. */
function oddBodies(seed: number): () => string {
  let state = seed;
  // A linear congruential generator (Numerical Recipes): as random as this needs.
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const many = (most: number, make: () => string) =>
    Array.from({ length: 1 + below(most) }, make).join('');
  const piece = () => PIECES[below(PIECES.length)] ?? '';
  const character = () => String.fromCharCode(below(4) === 0 ? below(0x10000) : 32 + below(0xe0));
  return () => (below(2) === 0 ? many(40, piece) : JSON.stringify(user(many(200, character))));
}
