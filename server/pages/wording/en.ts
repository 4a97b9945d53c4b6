import { accessibilityEn } from './accessibility-en.js';
import { installationEn } from './installation-en.js';
import type { PageWording } from './page-wording.js';
import { privacyEn } from './privacy-en.js';
import { reportEn } from './report-en.js';

/** The pages in English. */
export const en: PageWording = {
  footer: {
    nav: 'About the service',
    about:
      'Kuntaopas is an automated assistant. It answers from published material and shows its sources.',
    chat: 'Conversation',
    installation: 'Add it to a website',
    api: 'API for programs',
    accessibility: 'Accessibility statement',
    privacy: 'Privacy',
  },
  slide: {
    breadcrumb: 'Place in the material',
    reviewedTranslation: 'Reviewed translation',
    original: 'Original slide in Finnish',
    toCitedPassage: 'Go to the cited passage',
    aboutCase: 'Ask about this practice',
    inSection: 'In the same section',
    pager: 'Browse the slides',
    previous: 'Previous',
    next: 'Next',
    openPdfPage: (page) => `Open page ${page} of the PDF`,
    permanentAddress: 'Permanent address',
    textOnly: 'This page has the text of the slide. Pictures are not shown.',
  },
  material: {
    summary: (slides, cases) =>
      cases === 0
        ? `${slides} pages.`
        : `${slides} slides, ${cases} ${cases === 1 ? 'practice' : 'practices'} of municipalities and regions.`,
    others: 'Other materials',
    ask: 'Ask about the material',
  },
  chat: {
    title: 'Ask Kuntaopas',
    earlier: 'The conversation so far',
    you: 'You asked',
    followUpLabel: 'Your follow-up question',
    next: 'Ask next',
    restart: 'Start a new conversation',
    newTab: 'opens in a new tab',
    answerTo: (question) => `Answer: ${question}`,
  },
  feedback: {
    heading: 'Was the answer helpful?',
    up: 'Yes',
    down: 'No',
    comment: 'Tell us why, if you like',
    commentHint: (longest) => `At most ${longest} characters. Do not write personal data.`,
    sendQuestion: 'My question may be kept and used as a test question.',
    send: 'Send feedback',
    thanksTitle: 'Thank you for your feedback',
    thanks: 'Your feedback has been saved. It helps to improve the answers.',
    failedTitle: 'The feedback could not be saved',
    failed: 'This answer can no longer be rated. Ask again and rate the new answer.',
    unavailable: 'Feedback cannot be saved just now. Try again in a moment.',
    back: 'Back to the conversation',
  },
  problem: { retry: 'Try again', home: 'Go to the front page', requestId: 'Request id' },
  api: {
    title: 'API for programs',
    intro:
      'The same assistant can be used from other programs: through the JSON API, an OpenAI-compatible API or an MCP server. No keys are needed.',
    english: 'The technical description is in English in every language.',
    document: 'The description in machine-readable form (OpenAPI 3.1)',
    contents: 'On this page',
    tags: {
      assistant: 'Questions and search',
      openai: 'OpenAI-compatible API',
      mcp: 'MCP server for AI agents',
      operation: 'State of the service',
    },
    parameters: 'Parameters',
    body: 'Body of the request',
    examples: 'Examples',
    response: 'Example of a response',
    responses: 'Responses',
    schemas: 'Data structures',
    required: 'required',
    pages: 'Pages',
  },
  installation: installationEn,
  accessibility: { title: 'Accessibility statement', prose: accessibilityEn },
  privacy: { title: 'Privacy notice', prose: privacyEn },
  report: reportEn,
};
