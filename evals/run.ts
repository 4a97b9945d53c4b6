import { readConfig } from '#ingest/config';
import { showProgress } from '#ingest/progress-bar';
import { EXIT, runCommand, usageError } from '#ingest/run-command';
import { assemble } from '#server/assemble';
import { serverConfigSchema } from '#server/config';
import { ablationText, runAblation } from './ablation/run-ablation.js';
import { askAll } from './ask-all.js';
import { calibrationText, collectEvidence } from './calibrate.js';
import { findRot, hashPassages } from './coverage/citation-rot.js';
import { coverageText, measureCoverage } from './coverage/coverage.js';
import { placePassages } from './coverage/passage-texts.js';
import { collectLists, membershipText } from './fit-lists.js';
import { checkGate, toBaseline } from './gate.js';
import { readIndexContent } from './index-content.js';
import { readLabels, writeLabels } from './labels/label.js';
import { citedInLabels, labelText, reportLabels } from './labels/label-report.js';
import { sampleLabels } from './labels/sample.js';
import { compareLexical } from './lexical/compare-lexical.js';
import { lexicalText } from './lexical/lexical-text.js';
import { measureGroups } from './metrics/measure.js';
import { HELP, readOptions } from './options.js';
import { pairedText, rightById } from './paired.js';
import { replay, replayText } from './replay.js';
import { failuresText } from './report/failures.js';
import { buildReport } from './report/report.js';
import { figuresTable } from './report/table.js';
import {
  chooseQuestions,
  LABELS,
  readBaseline,
  readRuns,
  writeBaseline,
  writeReport,
  writeRuns,
} from './results.js';
import { robustnessText, runRobustness } from './robustness/run-robustness.js';

await runCommand('evals', async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const config = readConfig(serverConfigSchema);
  const isGenerative = options.answerer === 'generative';
  if (isGenerative && config.LLM_BASE_URL === undefined) {
    throw usageError('--answerer generative needs LLM_BASE_URL and LLM_MODEL.');
  }
  const { tools } = await assemble({
    ...config,
    // Figures of the passages alone, whatever the environment says, unless asked otherwise.
    ...(isGenerative ? {} : { LLM_BASE_URL: undefined }),
    onRebuild: (reason) => console.error(`${reason.message} Building it now.`),
  });
  if (options.receipt !== undefined) {
    const replayed = await replay(options.receipt, await readRuns(), tools, options);
    console.log(replayText(replayed));
    return replayed.changed.length === 0 ? EXIT.ok : EXIT.failed;
  }
  const questions = await chooseQuestions(options.splits, options.filter, options.limit);
  if (options.lexical) {
    const content = await readIndexContent(config);
    for (const split of options.splits) {
      const members = questions.filter((question) => question.split === split);
      const rows = await compareLexical(members, tools.reader, tools.embedder, content);
      console.log(`${split}\n${lexicalText(rows)}\n`);
    }
    return EXIT.ok;
  }
  if (options.robustness) {
    console.log(robustnessText(await runRobustness(questions, tools)));
    return EXIT.ok;
  }
  const runs = await askAll(questions, tools, showProgress('questions', process.stderr));
  await writeRuns(runs);
  const figures = measureGroups(runs);
  console.log(figuresTable(figures));

  const dev = runs.filter(({ question }) => question.split === 'dev');
  if (options.failures) console.log(failuresText(options.showTest ? runs : dev));
  if (options.calibrate) {
    const stages = { ...tools.stages, expansion: false };
    const asked = dev.map(({ question }) => question);
    const plain = await askAll(asked, { ...tools, stages });
    console.log(calibrationText('expanded', collectEvidence(dev)));
    console.log(calibrationText('plain', collectEvidence(plain)));
    console.log(membershipText(await collectLists(asked, tools)));
  }
  const ablation = options.ablation
    ? await runAblation(
        questions,
        tools,
        await readIndexContent(config),
        showProgress('variants', process.stderr),
      )
    : [];
  if (options.ablation) console.log(`\n${ablationText(ablation)}`);

  const materials = tools.reader.manifest.materials.map(({ sha256 }) => sha256);
  const passages = placePassages(tools.reader.materials);
  if (options.updateBaseline) {
    const baseline = toBaseline(figures, materials);
    await writeBaseline({ baseline, right: rightById(runs), passages: hashPassages(passages) });
    console.log('Wrote the baseline.');
  }
  const labels = await readLabels(LABELS);
  if (options.sampleLabels !== undefined) {
    await writeLabels(LABELS, sampleLabels(runs, labels, options.sampleLabels));
    console.log(`Wrote ${LABELS}.`);
  }
  if (options.labels) console.log(`\n${labelText(reportLabels(labels, runs))}`);
  const accepted = await readBaseline();
  const known = { ...accepted.passages, ...citedInLabels(labels) };
  const rot = findRot(questions, passages, known);
  const gate = options.isWhole ? checkGate(figures, materials, accepted.baseline, rot) : null;
  const parts = { before: accepted.right, gate, ablation, showTest: options.showTest };
  const report = buildReport(runs, parts);
  console.log(`\n${pairedText(report.change)}\nReport: ${await writeReport(report)}`);
  if (options.coverage) {
    console.log(`\n${coverageText(measureCoverage(passages, runs))}`);
    console.log(rot.length === 0 ? '\nNo rot.' : `\nRot:\n${rot.join('\n')}`);
    if (rot.length > 0) return EXIT.failed;
  }
  if (!options.gate || !gate) return EXIT.ok;
  console.log(gate.ok ? 'Gate: passed.' : `Gate: FAILED.\n${gate.messages.join('\n')}`);
  return gate.ok ? EXIT.ok : EXIT.failed;
});
