import { parseArgs } from 'node:util';
import { usageError } from '#ingest/run-command';
import { chatAnswerSchema } from '#server/contract';
import { type Split, splitSchema } from './question-set.js';

/** What `npm run evals -- --help` prints. */
export const HELP = `Usage: npm run evals [-- options]

Asks the reference questions through the assistant, as production does, and prints the figures for
each split and language (definitions: on top of the files in evals/metrics/).

Which questions, and who answers:
  --split dev|test       one split only (tune on dev; test is only ever measured)
  --filter text          only questions whose id, type, variant or text holds the text
  --limit n              only the first n questions
  --answerer extractive|generative  who words the answers; generative needs LLM_BASE_URL

What else is done with the runs:
  --failures             print each question of the dev split that is not answered right
  --calibrate            fit the coefficients of abstention and of lists on the dev split and print them
  --ablation             ask once more without each stage; dev split unless --split says otherwise
  --lexical              measure ways of lexical search against each other, alone and in fusion
  --sample-labels n      draw n answers of the dev split into evals/labels/answers.jsonl, to be read
                         and labelled by hand; those labelled already stay
  --labels               what was said of the labelled answers, and which have changed since
  --receipt id           replay a question of the last run: what its answer hung on, and whether it
                         comes out the same; exit code 1 when not
  --show-test            show what is asked and answered in the test split, too
  --robustness           ask the well-written questions again, misspelt, and compare
  --coverage             what of the material no question rests on and no answer cites; exit code 1
                         when gold slides, facts or accepted passages are no longer in the corpus
  --gate                 compare with the baseline; exit code 1 when a figure has fallen, or on such rot
  --update-baseline      write the figures to evals/baseline.json
  --help                 show this help

Every run is written to evals/results/: runs.jsonl, report.json, report.junit.xml, report.html.
`;

/** The options of `npm run evals`, checked. */
export type Options = ReturnType<typeof readOptions>;

const answererSchema = chatAnswerSchema.shape.answerer;

/**
 * Reads the command line.
 *
 * @throws KuntaopasError `usage`.
 */
export function readOptions(args: readonly string[]) {
  const values = readArguments(args);
  const split = values.split === undefined ? undefined : splitSchema.safeParse(values.split);
  if (split?.success === false) throw usageError('--split must be dev or test.');
  const answerer = answererSchema.safeParse(values.answerer);
  if (!answerer.success) throw usageError('--answerer must be extractive or generative.');
  const limit = readCount(values.limit, '--limit');
  const sampleLabels = readCount(values['sample-labels'], '--sample-labels');
  const isCut = limit !== undefined || values.filter !== undefined;
  const readsLabels = values.labels || sampleLabels !== undefined;
  if ((isCut && (values.coverage || readsLabels)) || (values.split === 'test' && readsLabels)) {
    throw usageError('--coverage needs all questions of a split; labels, all of dev.');
  }
  const isPart = isCut || split !== undefined || values.ablation;
  if (isPart && (values.gate || values['update-baseline'])) {
    throw usageError('--gate and --update-baseline need all questions.');
  }
  // A table of stages invites tuning: the test split is not for that.
  const all: readonly Split[] = values.ablation ? ['dev'] : splitSchema.options;
  const splits = split ? [split.data] : all;
  return {
    splits,
    answerer: answerer.data,
    filter: values.filter ?? '',
    limit,
    failures: values.failures,
    calibrate: values.calibrate,
    ablation: values.ablation,
    lexical: values.lexical,
    robustness: values.robustness,
    coverage: values.coverage,
    sampleLabels,
    labels: values.labels,
    receipt: values.receipt,
    showTest: values['show-test'],
    isWhole: !isPart,
    gate: values.gate,
    updateBaseline: values['update-baseline'],
    help: values.help,
  };
}

function readCount(value: string | undefined, option: string): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw usageError(`${option} must be a whole number.`);
  return count;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        split: { type: 'string' },
        filter: { type: 'string' },
        limit: { type: 'string' },
        answerer: { type: 'string', default: 'extractive' },
        failures: { type: 'boolean', default: false },
        calibrate: { type: 'boolean', default: false },
        ablation: { type: 'boolean', default: false },
        lexical: { type: 'boolean', default: false },
        coverage: { type: 'boolean', default: false },
        'sample-labels': { type: 'string' },
        labels: { type: 'boolean', default: false },
        robustness: { type: 'boolean', default: false },
        receipt: { type: 'string' },
        'show-test': { type: 'boolean', default: false },
        gate: { type: 'boolean', default: false },
        'update-baseline': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}
