import fc from 'fast-check';

/** A request made by chance: what `app.request` takes. */
export type FuzzRequest = { readonly path: string; readonly init: RequestInit };

/** Tokens that open what is behind one, so that chance gets past the door as well. */
export const TOKENS = {
  admin: 'yllapito-yllapito-yllapito',
  metrics: 'mittarit-mittarit-mittarit',
};

const MATERIAL = 'hyvat-kaytannot-2026';

/** What people type, what breaks parsers, and whatever else there is in Unicode. */
const textArbitrary = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        'Miten Lappeenrannan Job Voucher toimii?',
        'Vad gör Torneå?',
        'Kiitos!',
        'Vertaa Turkua ja Espoota',
      ],
      ...[
        '',
        ' ',
        '\u0000',
        '\ud800',
        '\u202e',
        '%',
        '%00',
        '../../etc/passwd',
        '{{7*7}}',
        '<script>',
      ],
      ...[
        '__proto__',
        'constructor',
        '010170-999R',
        'a'.repeat(1_001),
        'ä'.repeat(1_000),
        '1 '.repeat(499),
      ],
    ),
  },
);

const languageArbitrary = fc.oneof(fc.constantFrom('fi', 'sv', 'en'), textArbitrary);
const materialArbitrary = fc.oneof(fc.constant(MATERIAL), textArbitrary);

/** A value that may be as it should, of another kind, or not there at all. */
function perhaps(arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 6, arbitrary },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

/** An object that is nearly of a shape: each member may be wrong, others may stand beside them. */
function nearly(shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(
    Object.entries(shape).map(([name, arbitrary]) => [name, perhaps(arbitrary)]),
  );
  return fc.oneof(
    { weight: 6, arbitrary: fc.record(members) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.record(members), fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })))
        .map(([right, other]) => ({ ...other, ...right })),
    },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 5 }) },
  );
}

const messageArbitrary = nearly({
  role: fc.constantFrom('user', 'assistant', 'system', 'tool'),
  content: textArbitrary,
});
const messagesArbitrary = fc.oneof(
  { weight: 3, arbitrary: textArbitrary.map((content) => [{ role: 'user', content }]) },
  { weight: 2, arbitrary: fc.array(messageArbitrary, { maxLength: 6 }) },
);

/** Headers that change how a request is read or answered; never what would make the fetch itself throw. */
const headersArbitrary = fc.record(
  {
    Accept: fc.constantFrom('*/*', 'text/html', 'application/json', 'text/event-stream', 'a/b;q=x'),
    'Accept-Language': fc.constantFrom('fi', 'sv-FI,sv;q=0.9', 'en', '*', ';;;q=', 'x'.repeat(500)),
    Origin: fc.constantFrom('https://evil.example', 'null', 'http://localhost'),
    'X-Request-Id': fc.constantFrom('abc-1', '../..', 'x'.repeat(300), '<b>'),
    'X-Forwarded-For': fc.constantFrom('203.0.113.7', '::1', 'not an address'),
    traceparent: fc.constantFrom('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'x'),
    Authorization: fc.constantFrom(
      `Bearer ${TOKENS.metrics}`,
      `Basic ${Buffer.from(`x:${TOKENS.admin}`).toString('base64')}`,
      'Basic !!!',
      'Bearer',
    ),
  },
  { requiredKeys: [] },
);

const contentTypeArbitrary = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'application/json; charset=utf-8',
      'text/plain',
      'multipart/form-data',
      '',
    ),
  },
);

/** JSON that is nearly right, cut short, not JSON at all, or bytes that are no text. */
function bodyOf(value: fc.Arbitrary<unknown>): fc.Arbitrary<string | Uint8Array<ArrayBuffer>> {
  const whole = value.map((content) => JSON.stringify(content) ?? '');
  return fc.oneof(
    { weight: 8, arbitrary: whole },
    {
      weight: 1,
      arbitrary: fc.tuple(whole, fc.nat()).map(([text, n]) => text.slice(0, n % (text.length + 1))),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('['.repeat(10_000), `"${'x'.repeat(70_000)}"`, '\ufeff{}'),
    },
  );
}

function post(path: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<FuzzRequest> {
  return fc
    .tuple(path, headersArbitrary, contentTypeArbitrary, bodyOf(value))
    .map(([where, headers, type, body]) => ({
      path: where,
      init: { method: 'POST', headers: { ...headers, 'Content-Type': type }, body },
    }));
}

function form(
  path: string,
  fields: Record<string, fc.Arbitrary<string>>,
): fc.Arbitrary<FuzzRequest> {
  const data = fc.record(fields, { requiredKeys: [] });
  return fc.tuple(queryArbitrary({}), headersArbitrary, data).map(([query, headers, values]) => ({
    path: path + query,
    init: {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: String(new URLSearchParams(values as Record<string, string>)),
    },
  }));
}

/** A query of the names that pages and routes read, and of others. */
function queryArbitrary(own: Record<string, fc.Arbitrary<string>>): fc.Arbitrary<string> {
  const names = {
    lang: languageArbitrary,
    embed: textArbitrary,
    material: materialArbitrary,
    ...own,
  };
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record(names, { requiredKeys: [] })
        .map((values) => `?${new URLSearchParams(values as Record<string, string>)}`),
    },
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: textArbitrary.map((text) => `?${encode(text)}`) },
    { weight: 1, arbitrary: fc.constantFrom('?%', '?q=%ff', '?q[]=1&q[]=2', '?__proto__=1') },
  );
}

function get(
  path: fc.Arbitrary<string> | string,
  own: Record<string, fc.Arbitrary<string>> = {},
): fc.Arbitrary<FuzzRequest> {
  const where = typeof path === 'string' ? fc.constant(path) : path;
  return fc
    .tuple(where, queryArbitrary(own), headersArbitrary)
    .map(([base, query, headers]) => ({ path: base + query, init: { headers } }));
}

/** A part of a path; what is no text in UTF-16 has no place in an address. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '')) || '_';
}

const partArbitrary = fc.oneof(
  textArbitrary.map(encode),
  fc.constantFrom('%', '%zz', '%ff', '%2e%2e', '..%2f', ';a=b'),
);

const slideArbitrary = fc
  .tuple(
    fc.oneof(fc.constant(MATERIAL), partArbitrary),
    fc.oneof(fc.integer({ min: -1, max: 30 }).map(String), fc.constant('1e3'), partArbitrary),
  )
  .map(([material, slide]) => `/materials/${material}/slides/${slide}`);

const conversation = {
  q: textArbitrary,
  before: textArbitrary,
  k: textArbitrary,
  passage: textArbitrary,
};

/**
 * For each route the requests that chance makes of it, by method and path as the app names them. A route that
 * is not here fails the test: give it what it reads.
 */
export const REQUESTS: Readonly<Record<string, fc.Arbitrary<FuzzRequest>>> = {
  'POST /api/chat': post(
    fc.constant('/api/chat'),
    nearly({
      messages: messagesArbitrary,
      language: languageArbitrary,
      material: materialArbitrary,
    }),
  ),
  'GET /api/search': get('/api/search', conversation),
  'GET /chat': get('/chat', conversation),
  'GET /': get('/'),
  'GET /assets/site.css': get('/assets/site.css'),
  'GET /assets/installation.js': get('/assets/installation.js'),
  'GET /widget.js': get('/widget.js'),
  'GET /widget.mjs': get('/widget.mjs'),
  'GET /embed-test': get('/embed-test'),
  'GET /embed-test/': get('/embed-test/'),
  'GET /embed-test/:name': get(partArbitrary.map((name) => `/embed-test/${name}`)),
  'GET /materials/:id': get(
    fc.oneof(fc.constant(MATERIAL), partArbitrary).map((id) => `/materials/${id}`),
  ),
  'GET /materials/:id/slides/:n': get(slideArbitrary, conversation),
  'GET /asennus': get('/asennus'),
  'GET /saavutettavuus': get('/saavutettavuus'),
  'GET /tietosuoja': get('/tietosuoja'),
  'POST /api/feedback': post(
    fc.constant('/api/feedback'),
    nearly({
      feedbackToken: textArbitrary,
      rating: fc.constantFrom('up', 'down'),
      comment: textArbitrary,
      question: textArbitrary,
      language: languageArbitrary,
    }),
  ),
  'POST /chat/feedback': form('/chat/feedback', {
    feedbackToken: textArbitrary,
    rating: fc.constantFrom('up', 'down', 'x'),
    comment: textArbitrary,
    question: textArbitrary,
    resolvedQuestion: textArbitrary,
  }),
  'GET /yllapito': get('/yllapito', { week: fc.oneof(fc.constant('2026-W48'), textArbitrary) }),
  'GET /yllapito/feedback.csv': get('/yllapito/feedback.csv'),
  'GET /yllapito/unanswered.csv': get('/yllapito/unanswered.csv'),
  'GET /yllapito/outcomes.csv': get('/yllapito/outcomes.csv'),
  'GET /yllapito/candidates.jsonl': get('/yllapito/candidates.jsonl'),
  'POST /yllapito/star': form('/yllapito/star', {
    answerId: fc.oneof(fc.uuid(), textArbitrary),
    star: fc.constantFrom('yes', 'no', 'x'),
    lang: languageArbitrary,
    week: textArbitrary,
  }),
  'GET /api/materials': get('/api/materials'),
  'GET /api/assistant': get('/api/assistant'),
  'GET /openapi.json': get('/openapi.json'),
  'GET /rajapinta': get('/rajapinta'),
  'POST /v1/chat/completions': post(
    fc.constant('/v1/chat/completions'),
    nearly({
      model: fc.oneof(fc.constantFrom('kuntaopas', `kuntaopas:${MATERIAL}`), textArbitrary),
      messages: messagesArbitrary,
      stream: fc.boolean(),
      language: languageArbitrary,
      n: fc.constant(1),
    }),
  ),
  'GET /v1/models': get('/v1/models'),
  'GET /v1/models/:model': get(
    fc.oneof(fc.constant('kuntaopas'), partArbitrary).map((model) => `/v1/models/${model}`),
  ),
  'POST /mcp': post(
    fc.constant('/mcp'),
    nearly({
      jsonrpc: fc.constant('2.0'),
      id: fc.oneof(fc.integer(), fc.string()),
      method: fc.constantFrom(
        'initialize',
        'tools/list',
        'tools/call',
        'ping',
        'x',
        'subscriptions/listen',
      ),
      params: nearly({
        name: fc.constantFrom('ask', 'get_slide', 'search_cases', 'x'),
        protocolVersion: fc.constantFrom('2025-06-18', '2026-07-28', 'x'),
        arguments: nearly({
          question: textArbitrary,
          query: textArbitrary,
          material: materialArbitrary,
          slide: fc.integer(),
        }),
      }),
    }),
  ),
  'GET /healthz': get('/healthz'),
  'GET /readyz': get('/readyz'),
  'GET /metrics': get('/metrics'),
};
