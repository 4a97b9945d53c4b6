import type { AnswerEvent } from '../contract.js';

/** The same event, the addresses in it whole: other programs do not know what a path is relative to. */
export function withAddresses(event: AnswerEvent, site: string): AnswerEvent {
  if (event.event !== 'citation') return event;
  const { citation } = event;
  return { ...event, citation: { ...citation, url: new URL(citation.url, site).href } };
}
