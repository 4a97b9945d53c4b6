// A process to be killed: saves feedback without end and prints the id of each that is acknowledged.
import { writeSync } from 'node:fs';
import type { Feedback } from './feedback.js';
import { sqliteFeedback } from './sqlite-feedback.js';

const [file = '', round = ''] = process.argv.slice(2);
const store = sqliteFeedback(file);
for (let i = 0; ; i += 1) {
  const feedback: Feedback = {
    answerId: `${round}-${i}`,
    receivedOn: '2026-11-24',
    rating: 'up',
    language: 'fi',
    outcome: 'answered',
    cases: [],
    comment: 'sana '.repeat(100),
  };
  await store.save(feedback);
  writeSync(1, `${feedback.answerId}\n`);
}
