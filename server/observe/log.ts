import { maskPersonalData } from '../question/mask-personal-data.js';

/** What the server tells its operator. Never what people asked: questions may hold personal data. */
export type Log = {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, error: unknown): void;
};

/**
 * Writes one JSON line for each event. What a fault or a fact may quote after all (a library puts what
 * it was given into its message) is masked.
 */
export function jsonLog(write: (line: string) => void): Log {
  const line = (level: string, event: string, facts: object) => {
    const time = new Date().toISOString();
    const told = JSON.stringify({ time, level, event, ...facts }, (_key, value) =>
      typeof value === 'string' ? maskPersonalData(value) : value,
    );
    write(`${told}\n`);
  };
  return {
    info: (event, facts = {}) => line('info', event, facts),
    error: (event, error) => {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      line('error', event, { name, message, stack });
    },
  };
}
