import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose_gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Megabytes of heap that are in use once all garbage has been collected. */
export async function heapInUse(): Promise<number> {
  // Twice: what finalizers let go is collected by the second.
  for (let round = 0; round < 2; round += 1) {
    await new Promise(setImmediate);
    collectGarbage();
  }
  return process.memoryUsage().heapUsed / 2 ** 20;
}
