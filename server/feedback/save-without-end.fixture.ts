// A process to be killed: saves feedback without end and prints the id of each that is acknowledged.
import { writeSync } from 'node:fs';
import { feedbackOf } from './feedback-samples.js';
import { sqliteFeedback } from './sqlite-feedback.js';

const [file = '', round = ''] = process.argv.slice(2);
const store = sqliteFeedback(file);
for (let i = 0; ; i += 1) {
  const feedback = feedbackOf({ answerId: `${round}-${i}`, comment: 'sana '.repeat(100) });
  await store.save(feedback);
  writeSync(1, `${feedback.answerId}\n`);
}
