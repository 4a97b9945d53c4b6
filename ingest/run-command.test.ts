import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KuntaopasError } from '#corpus/errors';
import { EXIT, runCommand, usageError } from './run-command.js';

let printed: unknown[][];
let codeBefore: typeof process.exitCode;
beforeEach(() => {
  printed = [];
  codeBefore = process.exitCode;
  vi.spyOn(console, 'error').mockImplementation((...parts) => {
    printed.push(parts);
  });
});
afterEach(() => {
  process.exitCode = codeBefore;
  vi.restoreAllMocks();
});

const fail = (error: unknown) => runCommand('ingest', () => Promise.reject(error));
const fault = (code: string) =>
  new KuntaopasError({ code, message: 'What happened.', remedy: 'What to do.' });

describe('runCommand', () => {
  it.each([EXIT.ok, EXIT.failed])('exits as the command says: %i', async (code) => {
    await runCommand('ingest', async () => code);
    expect(process.exitCode).toBe(code);
    expect(printed).toEqual([]);
  });

  it('says a named fault in one line: who, what, and what to do', async () => {
    await fail(fault('index-damaged'));
    expect(printed).toEqual([['ingest: What happened. What to do.']]);
  });

  it.each([
    ['usage', 64],
    ['publisher-unknown', 64],
    ['material-invalid', 65],
    ['places-invalid', 65],
    ['model-broken', 65],
    ['index-damaged', 65],
    ['index-outdated', 65],
    ['index-stale', 65],
    ['material-exists', 65],
    ['file-unsupported', 65],
    ['file-encrypted', 65],
    ['file-broken', 65],
    ['file-too-large', 65],
    ['file-without-text', 65],
    ['material-unreadable', 66],
    ['corpus-missing', 66],
    ['material-missing', 66],
    ['file-unreadable', 66],
    ['places-unreadable', 66],
    ['model-missing', 66],
    ['index-missing', 66],
    ['index-no-previous', 66],
    ['vector-unusable', 65],
    ['index-unwritable', 74],
    ['corpus-unwritable', 74],
    ['config-invalid', 78],
    ['index-model-mismatch', 78],
    ['text-unembeddable', 1],
  ])('exits a fault %s with %i', async (code, exit) => {
    await fail(fault(code));
    expect(process.exitCode).toBe(exit);
  });

  it('shows the whole of an unforeseen fault, and asks to report it', async () => {
    const error = new TypeError('undefined is not a function');
    await fail(error);
    expect(printed).toEqual([[expect.stringContaining('please report it'), error]]);
    expect(process.exitCode).toBe(EXIT.failed);
  });

  it('catches a command that throws before it waits', async () => {
    await runCommand('ask', () => {
      throw usageError('No question.');
    });
    expect(printed).toEqual([['ask: No question. See --help.']]);
    expect(process.exitCode).toBe(EXIT.usage);
  });
});
