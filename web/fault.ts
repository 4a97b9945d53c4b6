/** What can go wrong between the question and the last word of the answer. */
export type FaultKind =
  | 'offline'
  | 'unreachable'
  | 'busy'
  | 'rejected'
  | 'personal'
  | 'closed'
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

/** Problems of the server that are told apart by more than their status. */
const KIND_OF_PROBLEM: Readonly<Record<string, FaultKind>> = {
  '/problems/personal-identity-code': 'personal',
  '/problems/switched-off': 'closed',
  '/problems/busy': 'busy',
};

/** What a refusal of the server means for whoever asked. */
export async function faultOfResponse(response: Response): Promise<Fault> {
  const { status, headers } = response;
  const problem: { type?: unknown } | null = await response.json().catch(() => null);
  const named = KIND_OF_PROBLEM[String(problem?.type)];
  if (status === 429 || named === 'busy') {
    const seconds = Number.parseInt(headers.get('Retry-After') ?? '', 10);
    return { kind: 'busy', ...(seconds > 0 ? { retryAfter: seconds } : {}) };
  }
  if (named) return { kind: named };
  if (status === 400 || status === 413 || status === 422) return { kind: 'rejected' };
  // Unknown address or material, a foreign origin: no other wording of the question helps.
  if (status >= 400 && status < 500) return { kind: 'misplaced' };
  return { kind: 'broken' };
}

/** What a request that got no response means. */
export function faultOfSilence(): Fault {
  return { kind: navigator.onLine === false ? 'offline' : 'unreachable' };
}
