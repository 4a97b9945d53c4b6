import { countParts } from './count-parts.js';
import { joinNames } from './join-names.js';
import type { Wording } from './wording.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Languages by name. */
const NAMES = { fi: 'Finnish', sv: 'Swedish', en: 'English' };

/** What the parts of a material are called, one and several. */
const PARTS = {
  cases: ['practice', 'practices'],
  sections: ['section', 'sections'],
  slides: ['slide', 'slides'],
} as const;

/** English, equal in content to the Finnish. */
export const en: Wording = {
  month: (yearMonth) => `${MONTHS[Number(yearMonth.slice(5)) - 1]} ${yearMonth.slice(0, 4)}`,
  asOf: (month) => `As of ${month}. Services may have changed since then.`,
  translated: (from) => `The material is in ${NAMES[from]}; the answer is a translation.`,
  untranslated: (from) =>
    `The material is not available in English; the answer quotes it in ${NAMES[from]}.`,
  others: (count) => (count === 1 ? 'one other' : `${count} others`),
  citedFrom: (materials) =>
    `${materials.length === 1 ? 'Source' : 'Sources'}: ${materials.map(({ named, month }) => `${named}, as of ${month}`).join('; ')}. The facts may have changed since then.`,
  remark: {
    'words-only':
      'The search goes by words alone right now, not by meaning, so something may be missing. Try other words too.',
    generated:
      'A language model wrote the answer, and each sentence was checked by machine against its source. Make sure of the fact on the source slide.',
    'model-unavailable':
      'The language model is not available right now, so the answer is put together from passages of the material.',
    'model-ungrounded':
      'The material did not bear out what the language model wrote, so the answer is put together from passages of the material.',
    'model-not-told':
      'The language model found no direct answer in the material, so here are the nearest passages.',
    'model-broke-off': 'The language model broke off. Ask again if something is missing.',
  },
  notInMaterial: 'The material does not tell about this.',
  noJudgement:
    'I do not judge, recommend or give legal advice. I only tell what the material says.',
  placesNotInMaterial: (places) =>
    places.length === 1
      ? `The material has no information about this place: ${places[0]}.`
      : `The material has no information about these places: ${joinNames(places, 'en')}.`,
  notToldOfPlaces: (places) =>
    `The material does not tell this. The place is in the material (${joinNames(places, 'en')}), but what you ask is not there.`,
  unclear:
    'I did not understand the question. Please write it as a full sentence, for instance with the name of a municipality.',
  nearby: 'The closest that the material has to your question:',
  caseCount: (count) =>
    count === 1
      ? 'The material has one such practice:'
      : `The material has ${count} such practices:`,
  title: (title, publisher, month) => `The material is called “${title}” (${publisher}, ${month}).`,
  parts: (counts) => countParts(counts, PARTS, 'en'),
  contents: (parts) => `The material has ${parts}:`,
  greeting:
    'Hello! Ask me about good practices of municipalities in immigration and international recruitment.',
  thanks: 'You are welcome! Ask more if anything is unclear.',
  farewell: 'Thank you for visiting! Come back any time.',
  identity: (title, publisher) =>
    `I am Kuntaopas, an automated assistant and not a human. I answer only from the material “${title}” (${publisher}) and show the source slide of every fact.`,
  capabilities: (title, cases) =>
    `You can ask about the material “${title}”: it has ${cases} practices of municipalities and regions. Ask, for instance, by the name of a municipality, a project or a subject.`,
  wellbeing: 'I am fine, thank you! What would you like to know about the material?',
  sources: (title, publisher, month) =>
    `The answers are quotations from the material “${title}” (${publisher}, ${month}). Check the fact on the source slide that each citation opens.`,
  languages:
    'You can ask in Finnish, Swedish or English. The material is in Finnish, and answers in the other languages are translations.',
  privacy:
    'The server does not store the conversation. A question that the material does not answer may be kept, and so may one that you send along with feedback. Personal identity codes, phone numbers and e-mail addresses are masked in it, and nothing is stored of who asked. Still, do not write personal data.',
  general: {
    greeting:
      'Hello! What would you like to know? I answer from the materials and show the sources.',
    identity: (list) =>
      `I am Kuntaopas, an automated assistant and not a human. I answer only from these: ${list}. I show the source of every fact.`,
    capabilities: (list) =>
      `You can ask about what these tell of: ${list}. Ask, for instance, by the name of a subject, a project or a municipality.`,
    sources: (list) =>
      `The answers are quotations from these: ${list}. Check the fact in the source that each citation opens.`,
    languages:
      'You can ask in Finnish, Swedish or English. Where a material has not been translated, it is quoted in its own language.',
    refused_off_topic: 'I cannot answer that: the materials do not tell about it.',
    disclosure: (list) =>
      `You are asking an automated assistant, not a human. The answers are quotations from these: ${list}. They are general information, not advice on a single matter. Check the fact in the source.`,
    withModel: {
      sources: (list) =>
        `The answers are based on these: ${list}. A language model may write the answer; each sentence is then checked against the material. Check the fact in the source that each citation opens.`,
      languages:
        'You can ask in Finnish, Swedish or English. A language model may write the answer; otherwise the material is quoted in translation or in its own language.',
      disclosure: (list) =>
        `You are asking an automated assistant, not a human. Your question is sent to a language model, which may write the answer from these: ${list}. The answers are general information, not advice on a single matter. Check the fact in the source.`,
    },
  },
  withModel: {
    sources: (title, publisher, month) =>
      `The answers are based on the material “${title}” (${publisher}, ${month}). A language model may write the answer; each sentence is then checked against the material. Check the fact on the source slide that each citation opens.`,
    languages:
      'You can ask in Finnish, Swedish or English. The material is in Finnish, and answers in the other languages are translations or written by a language model.',
    privacy:
      'The server does not store the conversation. A question that the material does not answer may be kept, and so may one that you send along with feedback. The question is sent to a language model that writes the answer. Personal identity codes, phone numbers and e-mail addresses are masked before a question is sent or kept. Still, do not write personal data.',
    disclosure: (publisher, month) =>
      `You are asking an automated assistant, not a human. Your question is sent to a language model, which may write the answer from the material (${publisher}, as of ${month}). The answers are general information, not advice on a single matter. Check the fact in the source.`,
  },
  refusal: {
    refused_attack:
      'I cannot follow such a request. I answer only from the material of Kuntaliitto and show the sources.',
    refused_abuse:
      'I am sorry that you are upset. I am glad to help when you ask about the material.',
    refused_off_topic:
      'I cannot answer that. The material tells about practices of municipalities in immigration and international recruitment.',
  },
  problem: {
    'malformed-json': {
      title: 'The request cannot be read',
      detail: 'The body of the request is not valid JSON.',
    },
    'unsupported-media-type': {
      title: 'Wrong content type',
      detail: 'Send the request as application/json.',
    },
    'invalid-request': {
      title: 'The request is not complete',
      detail: 'Check the fields listed below.',
    },
    'too-large': {
      title: 'The request is too large',
      detail: 'Shorten the question or start a new conversation.',
    },
    unauthorized: {
      title: 'Sign in',
      detail:
        'This page is for those who run the service. Give its administration token as the password.',
    },
    'unknown-route': { title: 'Page not found', detail: 'There is no such address.' },
    'method-not-allowed': {
      title: 'Wrong method',
      detail: 'The address exists, but not with this HTTP method.',
    },
    'unknown-material': {
      title: 'Material not found',
      detail: 'There is no such material. /api/materials lists them.',
    },
    'unknown-slide': {
      title: 'Slide not found',
      detail: 'The material has no slide of this number.',
    },
    'unknown-answer': {
      title: 'Answer not found',
      detail: 'This answer can no longer be rated. Ask again and rate the new answer.',
    },
    'unknown-model': {
      title: 'Model not found',
      detail: 'There is no such model. /v1/models lists them.',
    },
    'feedback-unavailable': {
      title: 'The feedback could not be saved',
      detail: 'Saving feedback does not work just now. Please try again in a moment.',
    },
    'not-ready': {
      title: 'The service is not ready just now',
      detail: 'Please try again in a moment.',
    },
    'malformed-request': {
      title: 'Malformed request',
      detail: 'The address or the headers of the request cannot be read.',
    },
    'personal-identity-code': {
      title: 'Remove the personal identity code',
      detail:
        'The text seems to contain a personal identity code. Remove it and send the question again. The question was neither processed nor stored.',
    },
    'foreign-origin': {
      title: 'The site has no permission',
      detail:
        'This site may not use the service. Its administrator can add the site to those allowed.',
    },
    'too-many-requests': {
      title: 'Too many requests',
      detail:
        'Many requests have come from your network in a short time. Please try again in a moment.',
    },
    busy: {
      title: 'The service is busy',
      detail: 'Many questions are coming in right now. Please try again in a moment.',
    },
    'too-slow': {
      title: 'The answer took too long',
      detail: 'The answer was not ready in time. Please try again in a moment.',
    },
    'switched-off': {
      title: 'The assistant is switched off',
      detail: 'The administrator has closed the assistant for now. The material can still be read.',
    },
    stopping: { title: 'The service is restarting', detail: 'Please try again in a moment.' },
    internal: {
      title: 'Something went wrong',
      detail: 'The answer could not be made. Please try again in a moment.',
    },
  },
  page: {
    slide: (n) => `slide ${n}`,
    slideOf: (n, total) => `Slide ${n}/${total}`,
    contents: 'Contents of the material',
    originalHeading: (language) => `${NAMES[language]} original`,
    citedPassage: 'Cited passage',
    openPdf: 'Open the PDF',
    publishedBy: (publisher, month) => `${publisher}. As of ${month}.`,
    demoLead: (cases, sections) =>
      `The publication presents ${cases} practices of municipalities and regions in ${sections} sections. Read about them or ask the assistant.`,
    snippetHeading: 'Put the assistant on your own page',
    snippetHint:
      'Paste this line into the code of the page. A button that opens the assistant comes to the corner of the page.',
    askTitle: 'Kuntaopas',
    askLabel: 'Your question',
    askHint: (max) => `At most ${max} characters. Do not write personal data.`,
    askTooLong: (max) => `The question is too long. Shorten it to at most ${max} characters.`,
    askButton: 'Ask',
    answerHeading: 'Answer',
    sourcesHeading: 'Sources',
    tryHeading: 'Ask, for instance',
    disclosure: (publisher, month) =>
      `You are asking an automated assistant, not a human. The answers are quotations from the material (${publisher}, as of ${month}). They are general information, not advice on a single matter. Check the fact in the source.`,
    sourceLabel: (n, slide, title) => `Source ${n}: slide ${slide}, ${title}`,
    languageNav: 'Language',
    skipToContent: 'Skip to content',
  },
};
