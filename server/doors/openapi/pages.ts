/** What is behind a token, for editors and whoever runs the server: told of in the operator's guide. */
export const TOKEN_PAGES = [
  'GET /metrics',
  'GET /yllapito',
  'GET /yllapito/feedback.csv',
  'GET /yllapito/unanswered.csv',
  'GET /yllapito/outcomes.csv',
  'GET /yllapito/candidates.jsonl',
  'POST /yllapito/star',
] as const;

/** What is no operation of the API: pages and files, for people and browsers. */
export const PAGES: Readonly<Record<string, string>> = {
  'GET /': 'A publication with the chat beside it; a question (`?q=…`) goes to the conversation.',
  'GET /chat': 'The conversation; `?q=…` asks, `embed=1` is for a frame.',
  'POST /chat/feedback': 'The rating form of the conversation.',
  'GET /materials/:id': 'Contents of a material.',
  'GET /materials/:id/slides/:n': 'A source slide; `?passage=…` marks the passage.',
  'GET /asennus': 'How to add the chat to a website.',
  'GET /saavutettavuus': 'Accessibility statement.',
  'GET /tietosuoja': 'Privacy notice.',
  'GET /rajapinta': 'This description.',
  'GET /openapi.json': 'This description in machine-readable form.',
  'GET /widget.js': 'The chat widget, a classic script.',
  'GET /widget.mjs': 'The chat widget, an ES module.',
  'GET /assets/installation.js': 'Script of the installation page, an ES module.',
  'GET /assets/site.css': 'Style sheet of the pages.',
};
