import { describe, expect, it } from 'vitest';
import { feedbackCsv, outcomesCsv, unansweredCsv } from './csv.js';
import { isoWeek } from './days.js';
import { evalCandidates } from './eval-candidates.js';
import { countOf, feedbackOf, unansweredOf } from './feedback-samples.js';
import { groupQuestions } from './group-questions.js';
import { makeReport } from './make-report.js';
import { printReport } from './print-report.js';

const TORNIO = 'hyvat-kaytannot-2026/tornio';
const TURKU = 'hyvat-kaytannot-2026/turku';

describe('the week of a day', () => {
  it.each([
    ['2026-11-24', '2026-W48'],
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2028-02-29', '2028-W09'],
  ])('is the one of ISO 8601: %s is in %s', (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });
});

const feedback = [
  feedbackOf({ answerId: '1', cases: [TORNIO, TURKU] }),
  feedbackOf({ answerId: '2', cases: [TORNIO], rating: 'down', comment: '=1+1, "heh"\nja' }),
  feedbackOf({ answerId: '3', cases: [], rating: 'down', receivedOn: '2026-12-01' }),
];
const tally = {
  outcomes: [
    countOf({ count: 5 }),
    countOf({ count: 3, case: TORNIO }),
    countOf({ count: 4, case: TURKU }),
    countOf({ day: '2026-11-25', outcome: 'unanswered_unclear', count: 2 }),
    countOf({ day: '2026-12-01', outcome: 'refused_off_topic' }),
  ],
  unanswered: [
    unansweredOf({ count: 2 }),
    unansweredOf({ day: '2026-12-01', question: 'Entä Oulu?' }),
  ],
};
const none = { answers: 0, answered: 0, partly: 0, unanswered: 0, refused: 0, small_talk: 0 };

describe('the report', () => {
  it('counts by week, and an answer or a rating once in its week', () => {
    expect(makeReport(feedback, tally).weeks).toEqual([
      { ...none, week: '2026-W48', answers: 7, answered: 5, unanswered: 2, up: 1, down: 1 },
      { ...none, week: '2026-W49', answers: 1, refused: 1, up: 0, down: 1 },
    ]);
    expect(makeReport(feedback, tally).total).toMatchObject({ answers: 8, up: 1, down: 2 });
  });

  it('counts by case what cites it, the most asked first', () => {
    expect(makeReport(feedback, tally).cases).toEqual([
      { ...none, case: TURKU, answers: 4, answered: 4, up: 1, down: 0 },
      { ...none, case: TORNIO, answers: 3, answered: 3, up: 1, down: 1 },
    ]);
  });

  it('shows one week alone, and still knows of the others', () => {
    const { allWeeks, weeks, cases, unanswered, disliked } = makeReport(
      feedback,
      tally,
      '2026-W49',
    );
    expect(allWeeks).toEqual(['2026-W48', '2026-W49']);
    expect(weeks.map(({ week }) => week)).toEqual(['2026-W49']);
    expect(cases).toEqual([]);
    expect(unanswered.map(({ question }) => question)).toEqual(['Entä Oulu?']);
    expect(disliked.map(({ answerId }) => answerId)).toEqual(['3']);
  });

  it('lists what may be starred: liked, and the question sent along', () => {
    const asked = { question: 'Mitä Tornio tekee?' };
    const { liked } = makeReport(
      [
        ...feedback,
        feedbackOf({ answerId: '4', ...asked }),
        feedbackOf({ rating: 'down', ...asked }),
      ],
      tally,
    );
    expect(liked.map(({ answerId }) => answerId)).toEqual(['4']);
  });

  it('is a table whose columns stand below each other', () => {
    expect(printReport(makeReport(feedback, tally)).split('\n')).toEqual([
      'week      answers  answered  partly  unanswered  refused   talk     up   down  case',
      '2026-W48        7         5       0           2        0      0      1      1  all',
      `2026-W48        3         3       0           0        0      0      1      1  ${TORNIO}`,
      `2026-W48        4         4       0           0        0      0      1      0  ${TURKU}`,
      '2026-W49        1         0       0           0        1      0      0      1  all',
      '',
      'Not answered, and the nearest slide:',
      '   2 × Mitä Vaasa tekee?  (none)',
      '   1 × Entä Oulu?  (none)',
    ]);
  });
});

describe('questions without an answer', () => {
  it('are joined when they ask for the same, and called by the commonest way of asking', () => {
    const nearest = 'hyvat-kaytannot-2026/5';
    expect(
      groupQuestions([
        unansweredOf({ question: 'Mitä Vaasassa maksetaan yrityksille?', count: 1 }),
        unansweredOf({ question: 'mitä vaasassa maksetaan yrityksille', count: 3 }),
        unansweredOf({
          question: 'Mitä Vaasassa maksetaan yrityksille?',
          day: '2026-11-26',
          nearest,
        }),
        unansweredOf({ question: 'Onko Oulussa neuvontaa?', count: 2 }),
        unansweredOf({ language: 'sv', question: 'Vad gör Vasa?', count: 9 }),
      ]),
    ).toEqual([
      expect.objectContaining({ language: 'sv', count: 9, variants: 1 }),
      {
        question: 'mitä vaasassa maksetaan yrityksille',
        language: 'fi',
        count: 5,
        variants: 2,
        lastDay: '2026-11-26',
        nearest,
      },
      expect.objectContaining({ question: 'Onko Oulussa neuvontaa?', count: 2 }),
    ]);
  });

  it('are not joined for having no search terms', () => {
    const asked = ['mitä?', 'kuka?'].map((question) => unansweredOf({ question }));
    expect(groupQuestions(asked)).toHaveLength(2);
  });
});

describe('CSV', () => {
  it('has a comment that is no formula and stays in its field', () => {
    const csv = feedbackCsv(feedback);
    expect(csv.split('\r\n')[0]).toBe(
      'day,week,rating,outcome,language,cases,slides,comment,question,starred',
    );
    expect(csv).toContain(`,"'=1+1, ""heh""\nja",,no\r\n`);
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it.each(['=cmd', '+358', '-2', '@sum', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])(
    'never begins a field with what a spreadsheet counts: %j',
    (text) => {
      const csv = unansweredCsv({ outcomes: [], unanswered: [unansweredOf({ question: text })] });
      expect(csv).toMatch(/,"?'/u);
      expect(feedbackCsv([feedbackOf({ comment: text })])).toMatch(/,"?'/u);
    },
  );

  it('tells counts by day, outcome, language and case', () => {
    expect(outcomesCsv(tally).split('\r\n').slice(0, 3)).toEqual([
      'day,week,outcome,language,case,count',
      '2026-11-24,2026-W48,answered,fi,all,5',
      `2026-11-24,2026-W48,answered,fi,${TORNIO},3`,
    ]);
  });
});

describe('candidates for the reference questions', () => {
  const lines = (...all: Parameters<typeof evalCandidates>[0]) =>
    evalCandidates(all)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));

  it('are the starred answers whose question was sent along, and no others', () => {
    const question = 'Mitä Tornio tekee?';
    expect(
      lines(
        feedbackOf({ question, isStarred: true }),
        feedbackOf({ question }),
        feedbackOf({ isStarred: true }),
      ),
    ).toEqual([expect.objectContaining({ question, slides: [22], expect: 'answered' })]);
  });

  it('keep the questions before a follow-up apart', () => {
    const question = 'Mitä Tornio tekee? → Kuka maksaa?';
    expect(lines(feedbackOf({ question, isStarred: true }))[0]).toMatchObject({
      history: ['Mitä Tornio tekee?'],
      question: 'Kuka maksaa?',
      type: 'follow_up',
    });
  });
});
