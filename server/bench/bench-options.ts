import { type ParseArgsConfig, parseArgs } from 'node:util';
import { usageError } from '#ingest/run-command';

/**
 * Reads the options of a benchmark, and the files of questions that come after them.
 *
 * @throws KuntaopasError `usage`.
 */
export function readBenchOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
) {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * A number that an option gives.
 *
 * @throws KuntaopasError `usage` when it is none above 0.
 */
export function readNumber(text: string, option: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw usageError(`${option}: ${text} is not a number above 0.`);
}
