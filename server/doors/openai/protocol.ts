import { z } from 'zod';
import { languageSchema } from '#corpus/material';
import { chatAnswerSchema, MAX_QUESTION_LENGTH } from '../../contract.js';

/**
 * What goes over the wire at the OpenAI-compatible door: the part of OpenAI's Chat Completions API that
 * Kuntaopas speaks, and the field `kuntaopas` that it adds.
 * Source: https://platform.openai.com/docs/api-reference/chat
 */
const textSchema = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.literal('text'), text: z.string() })),
]);

const messageSchema = z.discriminatedUnion('role', [
  z.looseObject({ role: z.literal('user'), content: textSchema }),
  z.looseObject({ role: z.enum(['assistant', 'system', 'developer', 'tool', 'function']) }),
]);

/** Body of `POST /v1/chat/completions`. What it does not name is taken and ignored. */
export const completionRequestSchema = z
  .looseObject({
    model: z.string().max(200).describe('An id that GET /v1/models lists.'),
    messages: z
      .array(messageSchema)
      .min(1)
      .describe(
        'The conversation; its last message is the question. Only what users said is read: system messages cannot change what is answered from, and answers before are not taken for true.',
      ),
    stream: z.boolean().nullish().describe('Whether the answer comes in chunks.'),
    stream_options: z
      .looseObject({ include_usage: z.boolean().nullish() })
      .nullish()
      .describe('With include_usage a last chunk has the usage.'),
    language: languageSchema
      .nullish()
      .describe('Language of the answer (an extension); detected from the question when absent.'),
    n: z.literal(1).nullish().describe('There is one answer to a question.'),
    response_format: z.looseObject({ type: z.literal('text') }).nullish(),
    tool_choice: z.enum(['auto', 'none']).nullish().describe('Tools are never called.'),
    modalities: z.array(z.literal('text')).nullish(),
  })
  .superRefine(({ messages }, context) => {
    const last = messages.findLastIndex(({ role }) => role === 'user' || role === 'assistant');
    const message = messages[last];
    const text = message && questionOf(message);
    const path = ['messages', Math.max(last, 0)];
    if (text === undefined) {
      context.addIssue({ code: 'custom', path, message: 'the last message must be the user’s' });
    } else if (text === '' || text.length > MAX_QUESTION_LENGTH) {
      const said = text === '' ? 'the question is empty' : `longer than ${MAX_QUESTION_LENGTH}`;
      context.addIssue({ code: 'custom', path: [...path, 'content'], message: said });
    }
  });
export type CompletionRequest = z.infer<typeof completionRequestSchema>;

/** What a user said, as one text; `undefined` for the messages of others. */
export function questionOf(message: CompletionRequest['messages'][number]): string | undefined {
  if (message.role !== 'user') return undefined;
  const { content } = message;
  const text = typeof content === 'string' ? content : content.map(({ text }) => text).join('\n');
  return text.trim();
}

const usageSchema = z
  .object({
    prompt_tokens: z.int(),
    completion_tokens: z.int(),
    total_tokens: z.int(),
  })
  .describe(
    'Tokens as the tokenizer of the embedding model counts them: of the questions that were read, and of the content. Nothing is billed by them.',
  );
export type Usage = z.infer<typeof usageSchema>;

const annotationSchema = z.object({
  type: z.literal('url_citation'),
  url_citation: z.object({
    start_index: z.int().describe('Where its marker, such as [1], begins in the content.'),
    end_index: z.int().describe('Where it ends, exclusive (UTF-16 code units).'),
    title: z.string(),
    url: z.string(),
  }),
});
export type Annotation = z.infer<typeof annotationSchema>;

const extensionSchema = chatAnswerSchema.describe(
  'The whole answer as POST /api/chat gives it: statements, citations, outcome (an extension).',
);

const headShape = { id: z.string(), created: z.int().describe('Unix time.'), model: z.string() };

/** What `POST /v1/chat/completions` gives when it does not stream. */
export const completionSchema = z.object({
  ...headShape,
  object: z.literal('chat.completion'),
  choices: z.tuple([
    z.object({
      index: z.literal(0),
      message: z.object({
        role: z.literal('assistant'),
        content: z.string().describe('Statements with their markers, the notice, the sources.'),
        refusal: z.null(),
        annotations: z.array(annotationSchema),
      }),
      logprobs: z.null(),
      finish_reason: z.literal('stop'),
    }),
  ]),
  usage: usageSchema,
  kuntaopas: extensionSchema,
});
export type Completion = z.infer<typeof completionSchema>;

/** One chunk of a streamed completion; the stream ends with `data: [DONE]`. */
export const chunkSchema = z.object({
  ...headShape,
  object: z.literal('chat.completion.chunk'),
  choices: z
    .array(
      z.object({
        index: z.literal(0),
        delta: z.object({
          role: z.literal('assistant').optional(),
          content: z.string().optional(),
          annotations: z.array(annotationSchema).optional(),
        }),
        logprobs: z.null(),
        finish_reason: z.literal('stop').nullable(),
      }),
    )
    .max(1),
  usage: usageSchema.nullable().optional(),
  kuntaopas: extensionSchema.optional(),
});
export type Chunk = z.infer<typeof chunkSchema>;

/** A model as `GET /v1/models/:model` gives it. */
export const modelSchema = z.object({
  id: z.string(),
  object: z.literal('model'),
  created: z.int().describe('Unix time of the material that it answers from.'),
  owned_by: z.string().describe('Who published it.'),
});
export type Model = z.infer<typeof modelSchema>;

/** What `GET /v1/models` gives. */
export const modelListSchema = z.object({
  object: z.literal('list'),
  data: z.array(modelSchema),
});

/** A fault as OpenAI's clients read it. */
export const openAiErrorSchema = z.object({
  error: z.object({
    message: z.string(),
    type: z.enum(['invalid_request_error', 'rate_limit_error', 'server_error']),
    param: z.string().nullable(),
    code: z.string(),
  }),
});
export type OpenAiError = z.infer<typeof openAiErrorSchema>;
