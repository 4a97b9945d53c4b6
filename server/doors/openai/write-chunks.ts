import { randomUUID } from 'node:crypto';
import type { Marker, Written } from '../write-content.js';
import type { Annotation, Chunk, Completion, Usage } from './protocol.js';

/** What every chunk of a completion, and the whole, begins with. */
export type Head = Pick<Chunk, 'id' | 'created' | 'model'>;

/** Begins a completion of this model, now. */
export function openCompletion(model: string): Head {
  return { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1_000), model };
}

/** The whole answer in one. */
export function completionOf(
  { answer, content, markers }: Written,
  head: Head,
  usage: Usage,
): Completion {
  const message = {
    role: 'assistant' as const,
    content,
    refusal: null,
    annotations: markers.map(annotate),
  };
  return {
    ...head,
    object: 'chat.completion',
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
    usage,
    kuntaopas: answer,
  };
}

/**
 * The answer piece by piece; the last chunk of the choice has the citations. With `count` a chunk without
 * a choice follows that has the usage, as `stream_options.include_usage` asks for.
 */
export async function* chunksOf(
  pieces: AsyncGenerator<string, Written, void>,
  head: Head,
  count?: (written: Written) => Usage,
): AsyncGenerator<Chunk, void, void> {
  const usage = count ? { usage: null } : {};
  const chunk = (
    delta: Chunk['choices'][number]['delta'],
    finish_reason: 'stop' | null = null,
  ): Chunk => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
    ...usage,
  });
  try {
    yield chunk({ role: 'assistant', content: '' });
    let next = await pieces.next();
    for (; !next.done; next = await pieces.next()) yield chunk({ content: next.value });
    const { answer, markers } = next.value;
    yield { ...chunk({ annotations: markers.map(annotate) }, 'stop'), kuntaopas: answer };
    if (count) {
      const counted = count(next.value);
      yield { ...head, object: 'chat.completion.chunk', choices: [], usage: counted };
    }
  } finally {
    // Whoever stops reading stops the work.
    await pieces.return?.(undefined as never);
  }
}

function annotate({ start, end, citation: { title, url } }: Marker): Annotation {
  return { type: 'url_citation', url_citation: { start_index: start, end_index: end, title, url } };
}
