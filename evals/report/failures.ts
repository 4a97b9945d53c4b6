import type { Run } from '../ask-all.js';
import { isRight } from '../metrics/is-right.js';
import { rankOfGold } from '../metrics/retrieval.js';

/** The runs that are not right, as text: what was asked, expected, found and answered. */
export function failuresText(runs: readonly Run[]): string {
  return runs
    .filter((run) => !isRight(run))
    .map((run) => {
      const { question, answer, rankedSlides, receipt } = run;
      const cited = [...new Set(answer.citations.map(({ slide }) => slide))];
      const found = rankedSlides.slice(0, 4).join(', ');
      const confidence = receipt.verdict?.confidence.toFixed(2) ?? '–';
      return [
        `\n${question.id} (${question.type}, ${question.variant}): ${[...question.history, question.question].join(' → ')}`,
        `  expected ${question.expect} from ${question.slides.join(', ') || 'nothing'}; facts ${JSON.stringify(question.facts)}`,
        `  got ${answer.outcome}, cited ${cited.join(', ') || 'nothing'}; rank of gold ${rankOfGold(run)}; found ${found}; confidence ${confidence}`,
        ...answer.answer.map(({ text }) => `  | ${text}`),
      ].join('\n');
    })
    .join('\n');
}
