import { KuntaopasError } from '#corpus/errors';

/**
 * Exit codes of all commands, after sysexits.h where it has one: scripts and service managers can
 * tell a bad environment, which no restart mends, from a damaged index.
 */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 64,
  data: 65,
  noInput: 66,
  io: 74,
  config: 78,
} as const;

const EXIT_OF_CODE: Readonly<Record<string, number>> = {
  usage: EXIT.usage,
  'config-invalid': EXIT.config,
  'material-invalid': EXIT.data,
  'material-unreadable': EXIT.noInput,
  'material-exists': EXIT.data,
  'material-missing': EXIT.noInput,
  'material-suspicious': EXIT.data,
  'publisher-unknown': EXIT.usage,
  'file-unreadable': EXIT.noInput,
  'file-unsupported': EXIT.data,
  'file-encrypted': EXIT.data,
  'file-broken': EXIT.data,
  'file-too-large': EXIT.data,
  'file-without-text': EXIT.data,
  'corpus-missing': EXIT.noInput,
  'corpus-unwritable': EXIT.io,
  'places-unreadable': EXIT.noInput,
  'places-invalid': EXIT.data,
  'places-duplicate-id': EXIT.data,
  'places-unknown-region': EXIT.data,
  'questions-invalid': EXIT.data,
  'labels-invalid': EXIT.data,
  'model-missing': EXIT.noInput,
  'model-broken': EXIT.data,
  'index-missing': EXIT.noInput,
  'index-damaged': EXIT.data,
  'index-outdated': EXIT.data,
  'index-stale': EXIT.data,
  'index-model-mismatch': EXIT.config,
  'index-no-previous': EXIT.noInput,
  'index-unwritable': EXIT.io,
  'vector-unusable': EXIT.data,
  'feedback-unusable': EXIT.io,
  'database-unusable': EXIT.io,
  'database-newer': EXIT.data,
  'database-lacks-vector': EXIT.config,
  'file-unwritable': EXIT.io,
};

/**
 * Runs a command and turns its outcome into an exit code. A named fault is one line on stderr that
 * says what to do; only an unforeseen one shows its stack.
 */
export async function runCommand(name: string, command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = tellFault(name, error);
  }
}

/** Tells a fault on stderr and gives its exit code. */
export function tellFault(name: string, error: unknown): number {
  if (!(error instanceof KuntaopasError)) {
    console.error(`${name}: an unforeseen fault; please report it.`, error);
    return EXIT.failed;
  }
  console.error(`${name}: ${error.message} ${error.remedy}`);
  return EXIT_OF_CODE[error.code] ?? EXIT.failed;
}

/** A fault in how a command was called. */
export function usageError(message: string): KuntaopasError {
  return new KuntaopasError({ code: 'usage', message, remedy: 'See --help.' });
}
