import type { Prose } from '../prose.js';
import type { ServiceFacts } from './page-wording.js';

/** The privacy notice in English. */
export function privacyEn(facts: ServiceFacts): Prose {
  const { operator, contact, hasModel } = facts;
  return [
    {
      heading: 'In short',
      blocks: [
        {
          items: [
            'Kuntaopas uses no cookies, and no services of third parties in your browser.',
            facts.logsQuestions
              ? 'Your questions are written to the server’s log, with personal data masked. The answers you get are not stored.'
              : facts.keepsQuestions
                ? 'Conversations are not stored. A question that the material does not answer is stored masked, with nothing about who asked.'
                : 'Your questions and the answers you get are not stored on the server.',
            'You can use the service without telling anything about yourself. Do not write personal data in questions.',
          ],
        },
      ],
    },
    {
      heading: 'Who is responsible for the service',
      blocks: [
        operator === ''
          ? 'The controller is the operator of the service. Its name has not been given in this installation.'
          : `The controller is ${operator}.`,
        contact === ''
          ? 'No contact address has been given. Contact the website on which you used the service.'
          : { text: contact, href: `mailto:${contact}` },
      ],
    },
    {
      heading: 'What happens to a question',
      blocks: [
        hasModel
          ? 'The question is handled in the memory of the server. To have the answer worded, the question and passages of the material are passed to a language model service that the operator has chosen. Before that, personal identity codes, phone numbers, e-mail addresses and bank accounts are masked in it.'
          : 'The question is handled in the memory of the server. The answer is put together on the server from sentences of the material, and the question is passed on to nobody.',
        ...questionsKept(facts),
        facts.logsQuestions
          ? 'The question is, however, written to the server’s log. Personal identity codes, phone numbers, e-mail addresses and bank accounts are masked in it. The log holds no answers and no IP addresses.'
          : 'The server’s log holds no questions, no answers and no IP addresses.',
        'The log tells of technical faults, of each request its time, duration, target and result, and of an answer its language, type and source slides.',
        'To prevent overload, the server counts requests by IP address. The counter is in memory only, goes within about an hour and is not joined with questions.',
        'On the conversation page the question is a part of the page’s address. It therefore stays in the history of your browser and may show in the log of a web server in front of the service. In the chat window the question is not in the address.',
      ],
    },
    {
      heading: 'What is stored in your browser',
      blocks: [
        'By default nothing. A website that embeds the chat window can choose to keep the conversation from page to page. The conversation then stays in the memory of the browser tab from the first question until you clear it or close the tab.',
      ],
    },
    {
      heading: 'Feedback',
      blocks: [
        facts.takesFeedback
          ? `If you rate an answer, we store the rating, the day, the language of the answer, the type of the answer, and the practices and slides of the material that the answer was about. We also store your comment, if you write one, and your question, if you choose to send it along. Personal identity codes, phone numbers, e-mail addresses and bank accounts are masked in them. A question that you send along may become one of the test questions by which the quality of the service is measured; it is then kept as a test question. The answer and the IP address are not stored. Feedback is deleted after ${facts.retentionDays} days.`
          : 'This service takes no feedback.',
      ],
    },
    {
      heading: 'Your rights',
      blocks: [
        'The service stores nothing that you can be identified by, unless you write it in a question or in your feedback. You can ask the controller to show, correct or delete your data. You can also lodge a complaint with the Data Protection Ombudsman.',
        {
          text: 'Office of the Data Protection Ombudsman: tietosuoja.fi/en',
          href: 'https://tietosuoja.fi/en/',
        },
      ],
    },
  ];
}

/** What is kept when an answer is ready. */
function questionsKept({
  keepsQuestions,
  countsAnswers,
  retentionDays,
}: ServiceFacts): readonly string[] {
  return [
    keepsQuestions
      ? `Once the answer is ready, the question is forgotten. The exception is a question that the material does not answer, or answers only in part: it is stored, so that the material can be completed. Personal identity codes, phone numbers, e-mail addresses, bank accounts, house numbers and long numbers are masked in it. Names cannot be recognised by a machine, so do not write them. A question of more than 300 characters is not stored. With the question we store the day, the language, the type of the answer and the nearest slide, but nothing about who asked. The question is deleted after ${retentionDays} days.`
      : 'Once the answer is ready, the question is forgotten.',
    ...(countsAnswers
      ? [
          `Each day it is counted how many answers of each type were given and which practices they were about. The figures tell nothing about who asked, and they too are deleted after ${retentionDays} days.`,
        ]
      : []),
  ];
}
