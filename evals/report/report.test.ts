import { describe, expect, it } from 'vitest';
import { makeRun } from '../test-run.js';
import { reportHtml } from './html.js';
import { junitXml } from './junit.js';
import { buildReport } from './report.js';

const wrong = { outcome: 'unanswered_unclear' as const };
const runs = [
  makeRun({ question: { id: 'fi-dev-001', slides: [4] }, cited: [4], goldCases: ['espoo'] }),
  makeRun({ question: { id: 'fi-dev-002', question: 'Paljonko <b>"tuki"</b> & muu?' }, ...wrong }),
  makeRun({ question: { id: 'fi-dev-003', question: 'Tunnettu virhe?' }, ...wrong }),
  makeRun({ question: { id: 'fi-test-001', question: 'Salainen?', split: 'test' }, ...wrong }),
];
const parts = {
  before: { 'fi-dev-001': false, 'fi-dev-002': true, 'fi-dev-003': false },
  gate: { ok: false, messages: ['dev.fi: mrr is 0.1, was 0.9'] },
  ablation: [],
  showTest: false,
};
const report = buildReport(runs, parts);

describe('buildReport', () => {
  it('measures split and language, with intervals, and each slice', () => {
    expect(report.groups['dev.fi']?.figures.questions).toBe(3);
    expect(report.groups['dev.fi']?.intervals.overRefusal?.high).toBeLessThanOrEqual(1);
    expect(report.slices.dev?.case.espoo?.questions).toBe(1);
    expect(report.slices.test?.type.what?.questions).toBe(1);
  });

  it('names what was mended and broken', () => {
    expect(report.change).toMatchObject({ mended: ['fi-dev-001'], broken: ['fi-dev-002'] });
  });

  it('counts the failures of the test split and shows them on demand alone', () => {
    expect(report.failures.map(({ question }) => question.id)).toEqual([
      'fi-dev-002',
      'fi-dev-003',
    ]);
    expect(report.hiddenFailures).toBe(1);
    expect(JSON.stringify(report)).not.toContain('Salainen');
    const all = buildReport(runs, { ...parts, showTest: true });
    expect(all.failures).toHaveLength(3);
    expect(all.hiddenFailures).toBe(0);
  });
});

describe('reportHtml', () => {
  const html = reportHtml(report);

  it('needs nothing from elsewhere and runs no script', () => {
    expect(html).not.toMatch(/(?:src|href)=|url\(|@import|<script/u);
  });

  it('shows every failure with what was asked, and escapes it', () => {
    expect(html).toContain('Paljonko &lt;b&gt;&quot;tuki&quot;&lt;/b&gt; &amp; muu?');
    expect(html).toContain('Tunnettu virhe?');
    expect(html).not.toContain('Salainen');
    expect(html).toContain('1 more of the test split');
  });

  it('tells the gate, the figures with their intervals, and the plots in words', () => {
    expect(html).toContain('failed. dev.fi: mrr is 0.1, was 0.9');
    expect(html).toMatch(/0\.333 \(0\.00–1\.00\)/u);
    expect(html).toMatch(/role="img" aria-label="right in all: dev.fi 0\.333, test.fi 0\.000"/u);
  });
});

describe('junitXml', () => {
  const xml = junitXml(report);

  it('fails the gate and what is newly broken, and skips what was not right before either', () => {
    expect(xml).toContain('tests="4" failures="2" skipped="1"');
    expect(xml).toMatch(/name="baseline"><failure/u);
    expect(xml).toMatch(/name="fi-dev-001"\/>/u);
    expect(xml).toMatch(/name="fi-dev-002"><failure/u);
    expect(xml).toMatch(/name="fi-dev-003"><skipped/u);
  });

  it('escapes questions and keeps the test split out', () => {
    expect(xml).toContain('Paljonko &lt;b&gt;&quot;tuki&quot;&lt;/b&gt; &amp; muu?');
    expect(xml).not.toContain('fi-test');
  });
});
