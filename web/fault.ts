/** What can go wrong between the question and the last word of the answer. */
export type FaultKind =
  | 'offline'
  | 'unreachable'
  | 'busy'
  | 'rejected'
  | 'misplaced'
  | 'broken'
  | 'interrupted';

/** A fault as the conversation keeps and shows it. */
export type Fault = { readonly kind: FaultKind; readonly retryAfter?: number };

/** A fault on its way from the network to the conversation. */
export class AnswerFault extends Error {
  override readonly name = 'AnswerFault';
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.kind, options);
    this.fault = fault;
  }
}

/** What a refusal of the server means for whoever asked. */
export function faultOfResponse({ status, headers }: Response): Fault {
  if (status === 429) {
    const seconds = Number.parseInt(headers.get('Retry-After') ?? '', 10);
    return { kind: 'busy', ...(seconds > 0 ? { retryAfter: seconds } : {}) };
  }
  if (status === 400 || status === 413 || status === 422) return { kind: 'rejected' };
  // Unknown address or material, a foreign origin: no other wording of the question helps.
  if (status >= 400 && status < 500) return { kind: 'misplaced' };
  return { kind: 'broken' };
}

/** What a request that got no response means. */
export function faultOfSilence(): Fault {
  return { kind: navigator.onLine === false ? 'offline' : 'unreachable' };
}
