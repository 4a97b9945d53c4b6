/** What the server tells its operator. Never what people asked: questions may hold personal data. */
export type Log = {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, error: unknown): void;
};

/** Writes one JSON line for each event. */
export function jsonLog(write: (line: string) => void): Log {
  const line = (level: string, event: string, facts: object) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...facts })}\n`);
  return {
    info: (event, facts = {}) => line('info', event, facts),
    error: (event, error) => {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      line('error', event, { name, message, stack });
    },
  };
}
