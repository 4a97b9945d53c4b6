import type { Language } from '#corpus/material';

/** The state of a conversation without JavaScript: it travels in the page's address. */
export type ChatState = {
  readonly language: Language;
  /** Questions before the last, oldest first. */
  readonly earlier: readonly string[];
  readonly question?: string | undefined;
  /** Id of the material to answer from; all when absent. */
  readonly material?: string | undefined;
  /** Whether the page stands in a frame of another site. */
  readonly isFramed: boolean;
};

/** The fields that carry a state, by form or by address; the question is not among them. */
export function chatFields(state: ChatState): readonly (readonly [name: string, value: string])[] {
  const { language, earlier, material, isFramed } = state;
  return [
    ['lang', language],
    ...(isFramed ? [['embed', '1'] as const] : []),
    ...(material ? [['material', material] as const] : []),
    ...earlier.map((question) => ['earlier', question] as const),
  ];
}

/** The address of a state of the conversation; at its answer, when it has one. */
export function chatLink(state: ChatState): string {
  return `/chat?${queryOf(state)}${state.question ? '#answer' : ''}`;
}

/** Where the answer of a state is rated; leads back to it. */
export function ratingLink(state: ChatState): string {
  return `/chat/feedback?${queryOf(state)}`;
}

function queryOf(state: ChatState): URLSearchParams {
  const query = new URLSearchParams(chatFields(state).map(([name, value]) => [name, value]));
  if (state.question) query.set('q', state.question);
  return query;
}
