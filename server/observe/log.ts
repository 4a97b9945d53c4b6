import { pino } from 'pino';
import { maskPersonalData } from '../question/mask-personal-data.js';

/** What the server tells its operator. Never what people asked: questions may hold personal data. */
export type Log = {
  info(event: string, facts?: LogFacts): void;
  error(event: string, error: unknown, facts?: LogFacts): void;
};
export type LogFacts = Readonly<Record<string, unknown>>;

/** How a log is kept. */
export type LogOptions = {
  readonly level?: 'info' | 'error' | 'silent';
  /** Values that no line may hold: keys, tokens, passwords. */
  readonly secrets?: readonly string[];
  /** What every line says, such as which of several processes writes it. */
  readonly facts?: LogFacts | undefined;
};

/** What a terminal may take for a command, and JSON leaves as it is: DEL, C1, line separators. */
const CONTROLS = /[\u007f-\u009f\u2028\u2029]/gu;

/** Ids of requests and answers: some have digits in a row like a phone number's. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/**
 * Writes one JSON line for each event. What a fault or a fact may quote after all (a library puts what
 * it was given into its message) is masked, and secrets are taken out wherever they stand.
 */
export function jsonLog(write: (line: string) => void, options: LogOptions = {}): Log {
  const { level = 'info', secrets = [], facts = null } = options;
  const cleanText = (text: string) => {
    if (UUID.test(text)) return text;
    const told = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
    return maskPersonalData(told).replace(CONTROLS, '\ufffd');
  };
  const logger = pino(
    {
      level,
      base: facts,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (facts) => mapTexts(facts, cleanText) as typeof facts,
      },
    },
    { write },
  );
  return {
    info: (event, facts) => logger.info({ event, ...facts }),
    error: (event, error, facts) => {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      const { code } = Object(error) as { readonly code?: unknown };
      logger.error({ event, ...facts, name, code, message, stack });
    },
  };
}

/** What a setting holds that no line may: all of a token, the password alone of an address. */
export function secretsOf(setting: string | undefined): readonly string[] {
  if (setting === undefined) return [];
  if (!URL.canParse(setting)) return [setting];
  const { password } = new URL(setting);
  return password === '' ? [] : [password, decodeURIComponent(password)];
}

/** The same value, each text in it, keys included, changed by `change`. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, item]) => [change(key), mapTexts(item, change)]));
}
