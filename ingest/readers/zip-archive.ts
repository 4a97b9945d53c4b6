import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { KuntaopasError } from '#corpus/errors';
import { broken, encrypted, tooLarge } from './faults.js';

/** Limits that no publication comes near, and a file made to fill the memory does. */
const MAX_ENTRIES = 20_000;
const MAX_UNPACKED = 1024 ** 3;
const MAX_PART = 64 * 1024 ** 2;

/** A zip file held in memory; nothing of it is ever written to disk under a name of its own. */
export type ZipArchive = {
  readonly names: ReadonlySet<string>;
  /** The text of a part; `undefined` when there is none of this name. */
  text(name: string): Promise<string | undefined>;
};

/**
 * Opens a zip file. Sizes are checked before anything is unpacked, and again while it is: a part that
 * turns out larger than it says is refused. Names that point out of the file are refused.
 *
 * @throws KuntaopasError `file-broken`, `file-encrypted`, `file-too-large`.
 */
export async function openArchive(file: string, bytes: Uint8Array): Promise<ZipArchive> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
    if (zip.entryCount > MAX_ENTRIES) throw tooLarge(file, `it has ${zip.entryCount} parts`);
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (unpacked > MAX_UNPACKED) throw tooLarge(file, 'it unpacks to more than a gigabyte');
      if (entry.isEncrypted()) throw encrypted(file);
      if (entries.has(entry.fileName)) throw broken(file, `it has two parts ${entry.fileName}`);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw named(error, file);
  }
  return {
    names: new Set(entries.keys()),
    async text(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      if (entry.uncompressedSize > MAX_PART) throw tooLarge(file, `its part ${name} is over 64 MB`);
      try {
        const part = await buffer(await zip.openReadStreamPromise(entry));
        return decodeXml(part);
      } catch (error) {
        throw named(error, file);
      }
    },
  };
}

function decodeXml(part: Buffer): string {
  const isUtf16 = part[0] === 0xff || part[0] === 0xfe;
  return new TextDecoder(isUtf16 ? (part[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(
    part,
  );
}

function named(error: unknown, file: string): KuntaopasError {
  return error instanceof KuntaopasError ? error : broken(file, 'it is no whole zip file', error);
}
