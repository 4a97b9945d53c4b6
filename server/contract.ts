import { z } from 'zod';
import { languageSchema } from '#corpus/material';

/** Longest message that a person may send, in characters; the widget shows it as a counter. */
export const MAX_QUESTION_LENGTH = 1_000;
/** Longest message of the assistant that may come back as history. */
const MAX_ANSWER_LENGTH = 16_000;
/** Most messages in a conversation: the topic never hangs on older ones. */
const MAX_MESSAGES = 40;

const messageSchema = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('user'),
    content: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
  }),
  z.strictObject({ role: z.literal('assistant'), content: z.string().max(MAX_ANSWER_LENGTH) }),
]);
export type Message = z.infer<typeof messageSchema>;

/** Body of `POST /api/chat`: the conversation so far, the question last. */
export const chatRequestSchema = z.strictObject({
  messages: z
    .array(messageSchema)
    .min(1)
    .max(MAX_MESSAGES)
    .refine((messages) => messages.at(-1)?.role === 'user', {
      message: 'the last message must be the user’s',
    }),
  /** Language of the answer; detected from the question when absent. */
  language: languageSchema.optional(),
  /** Id of the material to answer from; all when absent. */
  material: z.string().min(1).max(100).optional(),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** How an answer came out. The part before the first `_` is what statistics group by. */
export const outcomeSchema = z.enum([
  'answered',
  'answered_partly',
  'unanswered_not_in_material',
  'unanswered_unclear',
  'refused_attack',
  'refused_abuse',
  'refused_off_topic',
  'small_talk',
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** A numbered pointer from a statement to the passage that says it. */
export const citationSchema = z.object({
  n: z.int().positive(),
  passageId: z.string(),
  material: z.string(),
  /** Title of the material, in the answer's language. */
  materialTitle: z.string(),
  slide: z.int().positive(),
  /** Short name of the case, in the answer's language; `null` on slides outside the cases. */
  case: z.string().nullable(),
  /** Title of the slide, in the answer's language. */
  title: z.string(),
  /** Verbatim from the source, in the material's language; line breaks of the PDF mended. */
  quote: z.string(),
  /** Language of the quote. */
  quoteLanguage: languageSchema,
  /** Where in the source the quote stands (UTF-16 code units). */
  span: z.object({ start: z.int().nonnegative(), end: z.int().positive() }),
  /** Opens the slide with the quote highlighted. */
  url: z.string(),
});
export type Citation = z.infer<typeof citationSchema>;

/** One statement of an answer, and the citations that carry it. */
export const statementSchema = z.object({
  text: z.string(),
  /** Language of the text where it is not the answer's: a material without translation is quoted as it is. */
  language: languageSchema.optional(),
  citations: z.array(z.int().positive()),
});
export type Statement = z.infer<typeof statementSchema>;

/** A whole answer: what `POST /api/chat` gives as JSON, and what its events add up to. */
export const chatAnswerSchema = z.object({
  id: z.string(),
  language: languageSchema,
  answer: z.array(statementSchema),
  citations: z.array(citationSchema),
  abstained: z.boolean(),
  outcome: outcomeSchema,
  /** Who worded it: passages as they stand, or a language model, each sentence verified. */
  answerer: z.enum(['extractive', 'generative']),
  /** Questions that the material answers. */
  suggestions: z.array(z.string()),
  /** Of what date the facts are and, where so, that it is a translation, or who worded it and why. */
  notice: z.string(),
  /** The question as it was understood; differs from the one asked in a follow-up. */
  resolvedQuestion: z.string(),
});
export type ChatAnswer = z.infer<typeof chatAnswerSchema>;

/** What `POST /api/chat` streams; the name is the SSE event, the rest its JSON data. */
export const answerEventSchema = z.discriminatedUnion('event', [
  /** Comes when it is known who answers: a model's first sentence has been verified, or it failed. */
  chatAnswerSchema
    .pick({ id: true, language: true, answerer: true, resolvedQuestion: true })
    .extend({ event: z.literal('answer-start') }),
  /** Adds text to statement number `statement` (from 0). */
  z.object({
    event: z.literal('text-delta'),
    statement: z.int().nonnegative(),
    text: z.string(),
    /** Language of the statement where it is not the answer's. */
    language: languageSchema.optional(),
  }),
  /** Statement number `statement` cites this. */
  z.object({
    event: z.literal('citation'),
    statement: z.int().nonnegative(),
    citation: citationSchema,
  }),
  chatAnswerSchema
    .pick({ outcome: true, abstained: true, suggestions: true, notice: true })
    .extend({ event: z.literal('answer-end') }),
]);
export type AnswerEvent = z.infer<typeof answerEventSchema>;

/** Longest comment on an answer, in characters. */
const MAX_COMMENT_LENGTH = 500;

/** How a person found an answer. */
export const ratingSchema = z.enum(['up', 'down']);
export type Rating = z.infer<typeof ratingSchema>;

/** Body of `POST /api/feedback`. */
export const feedbackRequestSchema = z.strictObject({
  /** The `id` of the answer. */
  answerId: z.uuid(),
  rating: ratingSchema,
  /** In the person's own words. */
  comment: z.string().trim().max(MAX_COMMENT_LENGTH).optional(),
  /** Language of a problem's words; that of the request when absent. */
  language: languageSchema.optional(),
});
export type FeedbackRequest = z.infer<typeof feedbackRequestSchema>;

/** A passage found by `GET /api/search`. */
export const searchHitSchema = z.object({
  chunkId: z.string(),
  material: z.string(),
  slide: z.int(),
  case: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  url: z.string(),
  /** What ranked it: fused score, and the parts it is made of. */
  score: z.number(),
  dense: z.number(),
  lexical: z.number(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** A material as `GET /api/materials` lists it. */
export const materialSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  published: z.string(),
  language: languageSchema,
  url: z.string().nullable(),
  slides: z.int(),
  sections: z.array(z.object({ id: z.string(), title: z.string() })),
  cases: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      section: z.string().nullable(),
      slides: z.array(z.int()),
      url: z.string(),
    }),
  ),
});
export type MaterialSummary = z.infer<typeof materialSummarySchema>;

/** A text in each language that Kuntaopas speaks. */
const inEachLanguage = <T extends z.ZodType>(schema: T) => z.record(languageSchema, schema);

/** What `GET /api/assistant` gives: all that a client must know and say before the first question. */
export const assistantInfoSchema = z.object({
  name: z.string(),
  languages: z.array(languageSchema),
  /** That a machine answers, from what and of which date (EU AI Act, article 50). */
  disclosure: inEachLanguage(z.string()),
  openingQuestions: inEachLanguage(z.array(z.string())),
  maxQuestionLength: z.int().positive(),
  /** Whether `POST /api/feedback` takes a rating of an answer. */
  feedback: z.boolean(),
});
export type AssistantInfo = z.infer<typeof assistantInfoSchema>;

/** Problem details, RFC 9457. `type` is a relative reference that names the problem. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().optional(),
  /** What is wrong in the request, by JSON path. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
