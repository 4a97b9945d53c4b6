import { parseArgs } from 'node:util';
import { languageSchema } from '#corpus/material';
import { readCases } from '#ingest/cases';
import { readConfig } from '#ingest/config';
import { readCorpus } from '#ingest/read-corpus';
import { EXIT, runCommand, usageError } from '#ingest/run-command';
import { slideLinks } from './answer/cite.js';
import { type ServerConfig, serverConfigSchema } from './config.js';
import { feedbackCsv, outcomesCsv, unansweredCsv } from './feedback/csv.js';
import { evalCandidates } from './feedback/eval-candidates.js';
import type { FeedbackStore } from './feedback/feedback.js';
import { makeReport } from './feedback/make-report.js';
import { openFeedbackStore } from './feedback/open-feedback.js';
import { printReport } from './feedback/print-report.js';
import { jsonLog } from './observe/log.js';
import { readStyles } from './pages/read-styles.js';
import { reportFile } from './pages/report-page.js';
import { writeWhole } from './write-whole.js';

const HELP = `Usage: npm run report -- [options]

Shows what was asked, what was not answered and what was said of answers, by week and case.

Options:
  --week <week>        only of that ISO week, for instance 2026-W48
  --html <file>        write it as a page for a browser, with plots
  --lang <fi|sv|en>    language of the page; Finnish when not given
  --csv [table]        print a table as CSV: feedback (when not given), unanswered or outcomes
  --candidates <file>  write the answers that editors have starred as candidates for evals/questions/
  --help               show this help
`;

const TABLES = ['feedback', 'unanswered', 'outcomes'] as const;
type Table = (typeof TABLES)[number];

await runCommand('report', async () => {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const config = readConfig(serverConfigSchema);
  const store = await openFeedbackStore(
    config,
    jsonLog((line) => process.stderr.write(line)),
  );
  if (!store) {
    console.error(
      'Nothing is kept: RETENTION_DAYS=0, or FEEDBACK and UNANSWERED_QUESTIONS are off.',
    );
    return EXIT.ok;
  }
  try {
    if (options.csv) process.stdout.write(await csvOf(store, options.table));
    else if (options.candidates) await writeCandidates(store, options.candidates);
    else await report(store, config, options);
    return EXIT.ok;
  } finally {
    await store.close();
  }
});

async function report(
  store: FeedbackStore,
  config: ServerConfig,
  { week, html, lang }: Options,
): Promise<void> {
  const made = makeReport(await store.all(), await store.tally(), week);
  if (html === undefined) {
    console.log(made.weeks.length === 0 ? 'There is nothing to report yet.' : printReport(made));
    return;
  }
  const materials = (await readCorpus(config.CORPUS_FOLDER)).map((material) => ({
    manifest: material.manifest,
    cases: readCases(material),
  }));
  const page = reportFile(
    {
      report: made,
      language: languageSchema.parse(lang ?? 'fi'),
      materials,
      links: config.PUBLIC_URL === '' ? undefined : slideLinks(config.PUBLIC_URL),
      retentionDays: config.RETENTION_DAYS,
      keepsQuestions: config.UNANSWERED_QUESTIONS,
      isLive: false,
    },
    await readStyles(),
  );
  await writeWhole(html, page);
  console.log(`Wrote ${html}.`);
}

async function csvOf(store: FeedbackStore, table: Table): Promise<string> {
  if (table === 'feedback') return feedbackCsv(await store.all());
  const tally = await store.tally();
  return table === 'outcomes' ? outcomesCsv(tally) : unansweredCsv(tally);
}

async function writeCandidates(store: FeedbackStore, file: string): Promise<void> {
  const candidates = evalCandidates(await store.all());
  await writeWhole(file, candidates);
  console.log(`Wrote ${candidates.split('\n').length - 1} candidates to ${file}.`);
}

type Options = ReturnType<typeof readOptions>;

function readOptions() {
  const { values, positionals } = parse();
  const [table = 'feedback', ...rest] = positionals;
  if (rest.length > 0 || (positionals.length > 0 && !values.csv)) {
    throw usageError(`“${positionals.join(' ')}” belongs to no option.`);
  }
  if (!isTable(table)) throw usageError(`There is no table “${table}”.`);
  if (values.week !== undefined && !/^\d{4}-W\d{2}$/u.test(values.week)) {
    throw usageError(`“${values.week}” is no ISO week, such as 2026-W48.`);
  }
  if (values.lang !== undefined && !languageSchema.safeParse(values.lang).success) {
    throw usageError(`“${values.lang}” is none of fi, sv and en.`);
  }
  return { ...values, table };
}

function isTable(name: string): name is Table {
  return TABLES.some((table) => table === name);
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        week: { type: 'string' },
        html: { type: 'string' },
        lang: { type: 'string' },
        csv: { type: 'boolean' },
        candidates: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw usageError((cause as Error).message);
  }
}
