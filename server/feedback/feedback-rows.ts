import { z } from 'zod';
import { languageSchema } from '#corpus/material';
import { outcomeSchema, ratingSchema } from '../contract.js';
import type { Feedback, OutcomeCount, UnansweredQuestion } from './feedback.js';

/** A list that a column holds as JSON. */
const listSchema = z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text)));

/** A row of the table `feedback`, as each database gives it. */
export const feedbackRowSchema = z
  .object({
    answer_id: z.string(),
    received_on: z.iso.date(),
    rating: ratingSchema,
    language: languageSchema,
    outcome: outcomeSchema,
    cases: listSchema,
    slides: listSchema,
    comment: z.string().nullable(),
    question: z.string().nullable(),
    is_starred: z.coerce.boolean(),
  })
  .transform(
    ({ answer_id, received_on, is_starred, ...row }): Feedback => ({
      ...row,
      answerId: answer_id,
      receivedOn: received_on,
      isStarred: is_starred,
    }),
  );

/** A row of the table `outcome_counts`; an empty case is that of all answers. */
export const outcomeRowSchema = z
  .object({
    day: z.iso.date(),
    language: languageSchema,
    outcome: outcomeSchema,
    case_key: z.string(),
    count: z.int(),
  })
  .transform(({ case_key, ...row }): OutcomeCount => ({ ...row, case: case_key || null }));

/** A row of the table `unanswered_questions`. */
export const unansweredRowSchema = z
  .object({
    day: z.iso.date(),
    language: languageSchema,
    outcome: outcomeSchema,
    question: z.string(),
    nearest: z.string().nullable(),
    count: z.int(),
  })
  .transform((row): UnansweredQuestion => row);

/** The columns of feedback in the order of {@link feedbackValues}. */
export const FEEDBACK_COLUMNS =
  'answer_id, received_on, rating, language, outcome, cases, slides, comment, question, is_starred';

/** What a feedback is in a row of the table. */
export function feedbackValues(feedback: Feedback): readonly (string | number | null)[] {
  const { answerId, receivedOn, rating, language, outcome, comment, question } = feedback;
  const lists = [JSON.stringify(feedback.cases), JSON.stringify(feedback.slides)];
  const starred = feedback.isStarred ? 1 : 0;
  return [answerId, receivedOn, rating, language, outcome, ...lists, comment, question, starred];
}
