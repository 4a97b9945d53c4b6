import type { Run } from '../ask-all.js';
import { citationPrecisionOf } from './citations.js';
import { factRecallOf } from './facts.js';

/**
 * Whether a run is right in all that its question asks for: answered with every fact and no slide that
 * is not gold, or turned away, or met as small talk. What a paired comparison counts.
 */
export function isRight(run: Run): boolean {
  const { question, answer } = run;
  if (question.expect === 'small_talk') return answer.outcome === 'small_talk';
  if (question.expect !== 'answered') return answer.abstained;
  return !answer.abstained && citationPrecisionOf(run) === 1 && factRecallOf(run) === 1;
}
