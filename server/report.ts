import { parseArgs } from 'node:util';
import { readConfig } from '#ingest/config';
import { EXIT, runCommand, usageError } from '#ingest/run-command';
import { serverConfigSchema } from './config.js';
import { countFeedback } from './feedback/count-feedback.js';
import { openFeedback } from './feedback/open-feedback.js';
import { feedbackCsv, feedbackTable } from './feedback/print-feedback.js';

const HELP = `Usage: npm run report -- [options]

Counts the feedback on answers by week and case.

Options:
  --csv    print each feedback as a line of CSV, comments included
  --help   show this help
`;

await runCommand('report', async () => {
  const { csv, help } = readOptions();
  if (help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const store = openFeedback(readConfig(serverConfigSchema));
  if (!store) {
    console.error('Feedback is not kept: FEEDBACK=false, or RETENTION_DAYS=0.');
    return EXIT.ok;
  }
  try {
    const all = await store.all();
    if (csv) process.stdout.write(feedbackCsv(all));
    else if (all.length === 0) console.log('There is no feedback yet.');
    else console.log(feedbackTable(countFeedback(all)));
    return EXIT.ok;
  } finally {
    await store.close();
  }
});

function readOptions() {
  try {
    return parseArgs({
      options: { csv: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (cause) {
    throw usageError((cause as Error).message);
  }
}
