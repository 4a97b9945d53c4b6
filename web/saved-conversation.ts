import type { Turn } from './conversation.js';

const KEY = 'kuntaopas-chat';

/**
 * Turns of an earlier page of this visit. A page may forbid storage, and what is stored may be of
 * another version: then there are none.
 */
export function readSavedTurns(): readonly Turn[] {
  try {
    const turns: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(turns) && turns.every(isWhole) ? turns : [];
  } catch {
    return [];
  }
}

/** Saves the turns that are whole; without any, leaves nothing behind. */
export function saveTurns(turns: readonly Turn[]): void {
  try {
    const whole = turns.filter(isWhole);
    if (whole.length > 0) sessionStorage.setItem(KEY, JSON.stringify(whole));
    else sessionStorage.removeItem(KEY);
  } catch {
    // No storage: the conversation lives as long as the page.
  }
}

function isWhole(turn: unknown): turn is Turn {
  const { question, status, answer } = (turn ?? {}) as Partial<Turn>;
  return (
    status === 'done' &&
    typeof question === 'string' &&
    Array.isArray(answer?.statements) &&
    Array.isArray(answer.citations) &&
    Array.isArray(answer.suggestions)
  );
}
