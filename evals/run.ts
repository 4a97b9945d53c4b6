import { readConfig } from '#ingest/config';
import { showProgress } from '#ingest/progress-bar';
import { EXIT, runCommand } from '#ingest/run-command';
import { assemble } from '#server/assemble';
import { serverConfigSchema } from '#server/config';
import { ablationText, runAblation } from './ablation/run-ablation.js';
import { askAll } from './ask-all.js';
import { calibrationText, collectEvidence } from './calibrate.js';
import { checkGate, toBaseline } from './gate.js';
import { readIndexContent } from './index-content.js';
import { compareLexical } from './lexical/compare-lexical.js';
import { lexicalText } from './lexical/lexical-text.js';
import { measureGroups } from './metrics/measure.js';
import { HELP, readOptions } from './options.js';
import { comparePaired, pairedText, rightById } from './paired.js';
import { replay, replayText } from './replay.js';
import { failuresText } from './report/failures.js';
import { figuresTable } from './report/table.js';
import { chooseQuestions, readBaseline, readRuns, writeBaseline, writeRuns } from './results.js';

await runCommand('evals', async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const config = readConfig(serverConfigSchema);
  const { tools } = await assemble({
    ...config,
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
  const progress = showProgress('questions', process.stderr);
  const { runs, understood } = await askAll(questions, tools, progress);
  await writeRuns(runs);

  const dev = runs.filter(({ question }) => question.split === 'dev');
  const figures = measureGroups(runs);
  console.log(figuresTable(figures));
  if (options.failures) console.log(failuresText(dev));
  if (options.calibrate)
    console.log(calibrationText(await collectEvidence(dev, understood, tools)));

  if (options.ablation) {
    const content = await readIndexContent(config);
    const rows = await runAblation(
      questions,
      tools,
      content,
      showProgress('variants', process.stderr),
    );
    console.log(`\n${ablationText(rows)}`);
  }
  const materials = tools.reader.manifest.materials.map(({ sha256 }) => sha256);
  const right = rightById(runs);
  if (options.updateBaseline) {
    await writeBaseline(toBaseline(figures, materials), right);
    console.log('Wrote the baseline.');
  }
  const before = await readBaseline();
  console.log(`\n${pairedText(comparePaired(before.right, right))}`);
  if (!options.gate) return EXIT.ok;
  const { ok, messages } = checkGate(figures, materials, before.baseline);
  console.log(ok ? 'Gate: passed.' : `Gate: FAILED.\n${messages.join('\n')}`);
  return ok ? EXIT.ok : EXIT.failed;
});
