import type { Run } from '../ask-all.js';
import { rankOfGold } from '../metrics/retrieval.js';

/** Candidates that are shown of each failure. */
const SHOWN = 5;

/** Every run that is not right: what was asked, expected, retrieved and answered. */
export function FailureList({ runs }: { runs: readonly Run[] }) {
  return (
    <>
      {runs.map((run) => (
        <Failure run={run} />
      ))}
    </>
  );
}

function Failure({ run }: { run: Run }) {
  const { question, answer, receipt, goldCases } = run;
  const rank = rankOfGold(run);
  return (
    <details>
      <summary>
        <code>{question.id}</code> {[...question.history, question.question].join(' → ')}{' '}
        <small>
          {question.type}, {question.variant}; {answer.outcome}
        </small>
      </summary>
      <dl>
        <dt>Expected</dt>
        <dd>
          {question.expect}
          {question.slides.length > 0 && `, slide ${question.slides.join(', ')}`}
          {goldCases.length > 0 && ` (${goldCases.join(', ')})`}
          {question.facts.length > 0 && (
            <ul>
              {question.facts.map((alternatives) => (
                <li>{alternatives.join(' | ')}</li>
              ))}
            </ul>
          )}
        </dd>
        <dt>Understood</dt>
        <dd>
          {receipt.understood?.resolved ?? '–'}{' '}
          <small>
            {receipt.understood?.kind}, {receipt.understood?.expects ?? 'no sort of answer'};{' '}
            {receipt.understood?.terms.join(' · ')}
          </small>
        </dd>
        <dt>Retrieved</dt>
        <dd>
          gold at rank {Number.isFinite(rank) ? rank : '–'}, confidence{' '}
          {receipt.verdict?.confidence.toFixed(2) ?? '–'}
          <Candidates run={run} />
        </dd>
        <dt>Answered</dt>
        <dd>
          <ul>
            {answer.answer.map(({ text, citations }) => (
              <li>
                {text}{' '}
                {citations.map((n) => `[${answer.citations[n - 1]?.slide ?? '?'}]`).join(' ')}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </details>
  );
}

function Candidates({ run: { receipt, question } }: { run: Run }) {
  if (receipt.candidates.length === 0) return null;
  const scores = ['score', 'dense', 'lexical', 'phrase', 'fit'] as const;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">passages</th>
          {scores.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {receipt.candidates.slice(0, SHOWN).map((candidate) => (
          <tr>
            <th scope="row">
              {candidate.passages.join(', ')}
              {question.slides.includes(candidate.slide) && ' ✓'}
            </th>
            {scores.map((name) => (
              <td>{candidate[name].toFixed(2)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
