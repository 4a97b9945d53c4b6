import type { ReportWording } from './report-wording.js';

/** The report for editors in English. */
export const reportEn: ReportWording = {
  title: 'Questions and feedback',
  intro: (days) =>
    `What the assistant has been asked, what the material does not answer, and what was said of the answers. All of it is kept for ${days} days. Nothing is kept about who asked.`,
  empty: 'There is nothing to show yet.',
  weekLabel: 'Week',
  allWeeks: 'All weeks',
  show: 'Show',
  plotOf: (heading) => `Chart: ${heading}`,
  figures: {
    answers: 'Answers',
    answered: 'Answered',
    partly: 'Answered in part',
    unanswered: 'No answer in the material',
    refused: 'Refused',
    small_talk: 'Small talk',
    up: 'Helpful',
    down: 'Not helpful',
  },
  weeks: {
    heading: 'Answers by week',
    text: 'Refused are improper messages and those off the topic; small talk is greetings and thanks.',
  },
  ratings: {
    heading: 'Ratings by week',
    text: 'What people said to “Was the answer helpful?”.',
  },
  unanswered: {
    heading: 'What the material did not answer',
    text: 'Questions that ask the same are one row. The slide is the one that was nearest. Personal data is masked.',
    notKept: 'The text of questions is not kept in this service. The figures stand above.',
    none: 'Every question was answered.',
    variants: (count) => `asked in ${count} ways`,
  },
  disliked: {
    heading: 'Answers that did not help',
    text: 'Latest first. The comment is in the words of whoever gave it; personal data is masked.',
    none: 'No answer has been rated as bad.',
  },
  cases: {
    heading: 'By practice',
    text: 'An answer with sources of several practices counts for each of them.',
  },
  liked: {
    heading: 'Good answers as test questions',
    text: 'The helpful answers whose question somebody chose to send along with the rating. Mark those that make good test questions.',
    none: 'Nobody has sent a question along with praise yet.',
    star: 'Mark as test question',
    unstar: 'Remove the mark',
    starred: 'Marked',
  },
  downloads: {
    heading: 'Download',
    text: 'The CSV files open in a spreadsheet. The test questions are JSON Lines.',
    feedback: 'Feedback (CSV)',
    unanswered: 'Unanswered questions (CSV)',
    outcomes: 'Numbers of answers (CSV)',
    candidates: 'Marked test questions (JSON Lines)',
  },
  column: {
    week: 'Week',
    case: 'Practice',
    question: 'Question',
    count: 'Times',
    lastAsked: 'Last asked',
    nearest: 'Nearest slide',
    day: 'Day',
    comment: 'Comment',
    sources: 'Sources',
    choice: 'Choice',
  },
  noSlide: 'No slide near it',
  noComment: 'No comment',
};
