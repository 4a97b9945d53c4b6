import type { Context } from 'hono';
import type { Assistant } from '../assemble.js';
import { MAX_QUESTION_LENGTH } from '../contract.js';
import type { ChatState } from '../pages/chat-state.js';
import { languageOf } from './language.js';

/** Questions that the conversation carries: what a follow-up can hang on. */
const MAX_EARLIER = 4;
/** Characters of theirs in all: an address has no room for more. */
const MAX_EARLIER_LENGTH = 2_000;

/** The state of a conversation without JavaScript, from the address of its page. */
export function readChatState(c: Context, { materials }: Assistant): ChatState {
  const wanted = c.req.query('material');
  return {
    language: languageOf(c),
    earlier: latest(c.req.queries('earlier') ?? []),
    question: c.req.query('q')?.trim() || undefined,
    material: materials.find(({ manifest }) => manifest.id === wanted)?.manifest.id,
    isFramed: c.req.query('embed') === '1',
  };
}

/** The last of the earlier questions, as many as the conversation may carry. */
function latest(earlier: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let room = MAX_EARLIER_LENGTH;
  for (const question of earlier.slice(-MAX_EARLIER).reverse()) {
    const text = question.trim();
    if (text === '') continue;
    room -= text.length;
    if (text.length > MAX_QUESTION_LENGTH || room < 0) break;
    kept.unshift(text);
  }
  return kept;
}
