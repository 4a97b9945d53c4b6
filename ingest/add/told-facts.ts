import { materialManifestSchema } from '#corpus/material';
import { usageError } from '../run-command.js';
import type { ToldFacts } from './describe-material.js';

const toldFactsSchema = materialManifestSchema
  .pick({ id: true, title: true, publisher: true, published: true, language: true, url: true })
  .partial();

/** Facts that hold for one file only, and not for all of a folder. */
const OF_ONE = ['id', 'title', 'url'] as const;

/**
 * Checks what a person told of a material on the command line.
 *
 * @throws KuntaopasError `usage`, naming the option.
 */
export function readToldFacts(
  values: Readonly<Record<string, unknown>>,
  files: readonly string[],
): ToldFacts {
  const given = Object.entries(values).filter(([name]) => name in toldFactsSchema.shape);
  const result = toldFactsSchema.safeParse(Object.fromEntries(given));
  if (!result.success) {
    const faults = result.error.issues.map(
      ({ path, message }) => `--${path.join('.')}: ${message}`,
    );
    throw usageError(`${faults.join('; ')}.`);
  }
  const lone = OF_ONE.find((name) => result.data[name] !== undefined);
  if (files.length > 1 && lone) {
    throw usageError(`--${lone} is for one file, and there are ${files.length}.`);
  }
  return result.data;
}
