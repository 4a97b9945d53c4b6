import { KuntaopasError } from '#corpus/errors';

/** A file that holds no text that could be read: a scan, an empty file. */
export function noText(file: string, remedy: string): KuntaopasError {
  return new KuntaopasError({
    code: 'file-without-text',
    message: `${file} has no text that could be read.`,
    remedy,
    facts: { file },
  });
}

/** A file that asks for a password. */
export function encrypted(file: string): KuntaopasError {
  return new KuntaopasError({
    code: 'file-encrypted',
    message: `${file} is protected by a password.`,
    remedy: 'Save a copy without the password and add that.',
    facts: { file },
  });
}

/** A file that is torn or not what it says. */
export function broken(file: string, what: string, cause?: unknown): KuntaopasError {
  return new KuntaopasError({
    code: 'file-broken',
    message: `${file} cannot be read: ${what}.`,
    remedy: 'Open it in the program that made it, save it again and add that.',
    facts: { file },
    cause,
  });
}

/** A file that is larger than any publication, or unpacks to that. */
export function tooLarge(file: string, what: string): KuntaopasError {
  return new KuntaopasError({
    code: 'file-too-large',
    message: `${file} is too large to be read: ${what}.`,
    remedy: 'Divide it into parts, or leave its pictures out, and add those.',
    facts: { file },
  });
}

/** A kind of file that no reader knows. */
export function unsupported(file: string, what: string, remedy: string): KuntaopasError {
  return new KuntaopasError({
    code: 'file-unsupported',
    message: `${file} is ${what}.`,
    remedy,
    facts: { file },
  });
}
