import type { ChatRequest } from '../contract.js';
import { holdsIdentityCode } from './mask-personal-data.js';

/**
 * Whether the question holds a personal identity code. Such a question is refused before anything is
 * made of it: nobody's code is needed to answer from a publication. In questions before it, which a
 * client sends along though they were refused, codes are masked wherever they would leave the process.
 */
export function asksWithIdentityCode({ messages }: Pick<ChatRequest, 'messages'>): boolean {
  return holdsIdentityCode(messages.at(-1)?.content ?? '');
}
