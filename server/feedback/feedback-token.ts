import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { languageSchema } from '#corpus/material';
import { outcomeSchema } from '../contract.js';
import { daysBefore } from './days.js';

/** Days after which an answer can no longer be rated. */
const MAX_AGE = 30;

const answerFactsSchema = z.object({
  answerId: z.uuid(),
  /** Day on which it was given, UTC. */
  day: z.iso.date(),
  language: languageSchema,
  outcome: outcomeSchema,
  /** What it cites, as `material/case` and `material/slide`. */
  cases: z.array(z.string()),
  slides: z.array(z.string()),
  /** {@link digestOf} the question as it was understood. */
  asked: z.string(),
});

/** What feedback needs to know of the answer that it is about; nothing of its text. */
export type AnswerFacts = z.infer<typeof answerFactsSchema>;

/**
 * Writes what an answer was about into a token that only this server, or one with the same store, can
 * have made: `facts.signature`, both base64url, HMAC-SHA256 (RFC 2104). The client gives it back with a
 * rating, so that nothing has to be remembered of answers: a rating is good after a restart, and from
 * another replica.
 */
export function signToken(facts: AnswerFacts, key: Buffer): string {
  const told = Buffer.from(JSON.stringify(facts)).toString('base64url');
  return `${told}.${signatureOf(told, key).toString('base64url')}`;
}

/** What a token tells; `undefined` when it was not signed with that key, or long ago. */
export function readToken(token: string, key: Buffer, today: string): AnswerFacts | undefined {
  const [told = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = signatureOf(told, key);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  // What is signed may be of a version before this.
  const facts = answerFactsSchema.safeParse(JSON.parse(Buffer.from(told, 'base64url').toString()));
  return facts.success && facts.data.day >= daysBefore(today, MAX_AGE) ? facts.data : undefined;
}

/** A mark of a text by which it is known again. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function signatureOf(told: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(told).digest();
}
