import { z } from 'zod';
import { languageSchema } from '#corpus/language';

/** Longest message that a person may send, in characters; the widget shows it as a counter. */
export const MAX_QUESTION_LENGTH = 1_000;
/** Longest message of the assistant that may come back as history. */
const MAX_ANSWER_LENGTH = 16_000;
/** Most messages in a conversation: the topic never hangs on older ones. */
export const MAX_MESSAGES = 40;

const messageSchema = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('user'),
    content: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
  }),
  z.strictObject({ role: z.literal('assistant'), content: z.string().max(MAX_ANSWER_LENGTH) }),
]);
export type Message = z.infer<typeof messageSchema>;

/** Id of a material, as `GET /api/materials` lists it. */
export const materialIdSchema = z.string().min(1).max(100);

/** Body of `POST /api/chat`: the conversation so far, the question last. */
export const chatRequestSchema = z.strictObject({
  messages: z
    .array(messageSchema)
    .min(1)
    .max(MAX_MESSAGES)
    .refine((messages) => messages.at(-1)?.role === 'user', {
      message: 'the last message must be the user’s',
    })
    .describe('The conversation so far; its last message is the question.'),
  language: languageSchema
    .optional()
    .describe('Language of the answer; detected from the question when absent.'),
  material: materialIdSchema
    .optional()
    .describe('Id of the material to answer from; all when absent.'),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

/** How an answer came out. The part before the first `_` is what statistics group by. */
export const outcomeSchema = z
  .enum([
    'answered',
    'answered_partly',
    'unanswered_not_in_material',
    'unanswered_unclear',
    'refused_attack',
    'refused_abuse',
    'refused_off_topic',
    'small_talk',
  ])
  .describe('How the answer came out: by the part before the first _ it can be grouped.');
export type Outcome = z.infer<typeof outcomeSchema>;

/** A numbered pointer from a statement to the passage that says it. */
export const citationSchema = z.object({
  n: z.int().positive(),
  passageId: z.string().describe('Stable id of the passage.'),
  material: z.string().describe('Id of the material.'),
  materialTitle: z.string().describe('Title of the material, in the answer’s language.'),
  slide: z.int().positive(),
  case: z.string().nullable().describe('Short name of the case; null on slides outside the cases.'),
  title: z.string().describe('Title of the slide, in the answer’s language.'),
  quote: z.string().describe('Verbatim from the source, in its language; line breaks mended.'),
  quoteLanguage: languageSchema.describe('Language of the quote.'),
  span: z
    .object({ start: z.int().nonnegative(), end: z.int().positive() })
    .describe('Where in the source the quote stands (UTF-16 code units).'),
  url: z.string().describe('Opens the slide with the quote highlighted.'),
});
export type Citation = z.infer<typeof citationSchema>;

/** One statement of an answer, and the citations that carry it. */
export const statementSchema = z.object({
  text: z.string(),
  language: languageSchema
    .optional()
    .describe('Language of the text where not the answer’s: what is not translated is quoted.'),
  citations: z.array(z.int().positive()).describe('The numbers of the citations that carry it.'),
});
export type Statement = z.infer<typeof statementSchema>;

/** A whole answer: what `POST /api/chat` gives as JSON, and what its events add up to. */
export const chatAnswerSchema = z.object({
  id: z.string(),
  language: languageSchema,
  answer: z.array(statementSchema).describe('The statements, in reading order.'),
  citations: z.array(citationSchema),
  abstained: z.boolean().describe('The question was not answered: see the outcome.'),
  outcome: outcomeSchema,
  answerer: z
    .enum(['extractive', 'generative'])
    .describe('Passages as they stand, or the words of a language model, each sentence verified.'),
  suggestions: z.array(z.string()).describe('Questions that the material answers.'),
  notice: z.string().describe('Of what date the facts are; where so, that it is a translation.'),
  resolvedQuestion: z
    .string()
    .describe('The question as understood; differs in a follow-up, and where slips were mended.'),
  feedbackToken: z.string().optional().describe('For a rating; absent where none is taken.'),
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
    language: languageSchema
      .optional()
      .describe('Language of the statement where it is not the answer’s.'),
  }),
  /** Statement number `statement` cites this. */
  z.object({
    event: z.literal('citation'),
    statement: z.int().nonnegative(),
    citation: citationSchema,
  }),
  chatAnswerSchema
    .pick({ outcome: true, abstained: true, suggestions: true, notice: true, feedbackToken: true })
    .extend({ event: z.literal('answer-end') }),
]);
export type AnswerEvent = z.infer<typeof answerEventSchema>;

/** Longest comment on an answer, in characters. */
export const MAX_COMMENT_LENGTH = 500;
/** Longest question as it is understood: a chain of follow-ups. */
const MAX_RESOLVED_LENGTH = 6_000;
/** Longest token of an answer: one that cites every slide of a large material. */
const MAX_TOKEN_LENGTH = 16_000;

/** How a person found an answer. */
export const ratingSchema = z.enum(['up', 'down']);
export type Rating = z.infer<typeof ratingSchema>;

/** Body of `POST /api/feedback`. */
export const feedbackRequestSchema = z.strictObject({
  feedbackToken: z
    .string()
    .min(1)
    .max(MAX_TOKEN_LENGTH)
    .describe('The feedbackToken of the answer.'),
  rating: ratingSchema,
  comment: z
    .string()
    .trim()
    .max(MAX_COMMENT_LENGTH)
    .optional()
    .describe('In the person’s own words; personal data is masked before it is kept.'),
  question: z
    .string()
    .max(MAX_RESOLVED_LENGTH)
    .optional()
    .describe('The resolvedQuestion of the answer, when the person agrees that it is kept.'),
  language: languageSchema
    .optional()
    .describe('Language of a problem’s words; that of the request when absent.'),
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
  score: z.number().describe('What ranked it: fused from the parts below.'),
  dense: z.number().describe('Cosine similarity to the question.'),
  lexical: z.number().describe('BM25 as a share of the question.'),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** Query of `GET /api/search`. */
export const searchQuerySchema = z.object({
  q: z.string().trim().min(1).max(MAX_QUESTION_LENGTH).describe('What is searched for.'),
  k: z.coerce.number<string>().int().min(1).max(50).default(10).describe('Most passages to give.'),
  material: materialIdSchema.optional().describe('Id of the material to search; all when absent.'),
  lang: languageSchema
    .optional()
    .describe('Language of the texts shown; detected from the query when absent.'),
});
export type SearchQuery = z.infer<typeof searchQuerySchema>;

/** What `GET /api/search` gives: passages, best first. */
export const searchResultSchema = z.object({
  language: languageSchema,
  hits: z.array(searchHitSchema),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

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

/** What `GET /api/materials` gives. */
export const materialListSchema = z.object({ materials: z.array(materialSummarySchema) });
export type MaterialList = z.infer<typeof materialListSchema>;

/** A text in each language that Kuntaopas speaks. */
const inEachLanguage = <T extends z.ZodType>(schema: T) => z.record(languageSchema, schema);

/** What `GET /api/assistant` gives: all that a client must know and say before the first question. */
export const assistantInfoSchema = z.object({
  name: z.string(),
  languages: z.array(languageSchema),
  disclosure: inEachLanguage(z.string()).describe(
    'That a machine answers, from what and of which date (EU AI Act, article 50).',
  ),
  openingQuestions: inEachLanguage(z.array(z.string())),
  maxQuestionLength: z.int().positive(),
  feedback: z.boolean().describe('Whether POST /api/feedback takes a rating of an answer.'),
});
export type AssistantInfo = z.infer<typeof assistantInfoSchema>;

/** Problem details, RFC 9457. `type` is a relative reference that names the problem. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  requestId: z
    .string()
    .optional()
    .describe('Id of the request, as in the header X-Request-Id and in the log.'),
  reason: z
    .string()
    .optional()
    .describe('What does not answer, where the service itself is not ready.'),
  errors: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .describe('What is wrong in the request, by JSON path.'),
});
export type Problem = z.infer<typeof problemSchema>;
