import type { Report } from './report.js';

/**
 * The report as JUnit XML, for what shows test results: a test case for the gate and for each question of
 * the dev split. A question that was right before and is not now fails; one that was not right before
 * either is skipped, since it is known. The test split is in the gate alone.
 */
export function junitXml({ gate, failures, passed, change }: Report): string {
  const broken = new Set(change.broken);
  const questions = [
    ...passed.map((id) => testCase('dev', id)),
    ...failures
      .filter(({ question }) => question.split === 'dev')
      .map(({ question, answer }) => {
        const message = `${question.question} → ${answer.outcome}`;
        const kind = broken.has(question.id) ? 'failure' : 'skipped';
        return testCase('dev', question.id, `<${kind} message="${escapeXml(message)}"/>`);
      }),
  ];
  const cases = [testCase('gate', 'baseline', gateResult(gate)), ...questions];
  const count = (tag: string) => cases.filter((line) => line.includes(`<${tag} `)).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="evals" tests="${cases.length}" failures="${count('failure')}" skipped="${count('skipped')}">`,
    ...cases,
    '</testsuite>\n',
  ].join('\n');
}

function gateResult(gate: Report['gate']): string {
  if (!gate) return '<skipped message="only a part of the questions was asked"/>';
  return gate.ok ? '' : `<failure message="${escapeXml(gate.messages.join('; '))}"/>`;
}

function testCase(suite: string, name: string, result = ''): string {
  const head = `<testcase classname="${suite}" name="${escapeXml(name)}"`;
  return result === '' ? `  ${head}/>` : `  ${head}>${result}</testcase>`;
}

function escapeXml(text: string): string {
  return (
    text
      .replace(/&/gu, '&amp;')
      .replace(/</gu, '&lt;')
      .replace(/>/gu, '&gt;')
      .replace(/"/gu, '&quot;')
      // XML 1.0 has no form for these at all.
      .replace(/\p{Cc}/gu, ' ')
  );
}
