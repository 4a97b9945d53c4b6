import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPlaces } from '#corpus/places';
import { readConfig } from '#ingest/config';
import { EXIT, runCommand } from '#ingest/run-command';
import { createVerifier } from '#server/answer/generative/verify';
import { assemble } from '#server/assemble';
import { serverConfigSchema } from '#server/config';
import { measureClaims, type VerifiedClaim } from './measure-claims.js';
import { makeClaims, readWrittenClaims } from './sentences.js';

const WRITTEN = fileURLToPath(new URL('./sentences.jsonl', import.meta.url));

/**
 * Measures the check that a generated sentence must pass: true and false sentences over the deck, how
 * many of each it withholds. `--errors` prints those of the dev split that it judges wrong.
 */
await runCommand('evals', async () => {
  const config = readConfig(serverConfigSchema);
  const { tools, materials } = await assemble(config);
  const places = await readPlaces(path.join(config.CORPUS_FOLDER, 'places'));
  const verify = createVerifier(tools.reader, tools.embedder, tools.recogniser);
  const verified: VerifiedClaim[] = [];
  for (const material of materials) {
    const claims = [
      ...(await readWrittenClaims(WRITTEN, material)),
      ...makeClaims(material, tools.recogniser, places),
    ];
    for (const claim of claims) {
      verified.push({
        ...claim,
        verification: await verify(claim.text, claim.language, claim.cited),
      });
    }
  }
  console.log(measureClaims(verified));
  if (process.argv.includes('--errors')) printErrors(verified);
  return EXIT.ok;
});

function printErrors(verified: readonly VerifiedClaim[]): void {
  for (const { split, isTold, kind, source, language, text, cited, verification } of verified) {
    const { fault, overlap, clauseOverlap, similarity } = verification;
    if (split !== 'dev' || isTold === (fault === undefined)) continue;
    const ids = cited.map(({ passage }) => passage.id).join(' ');
    console.log(
      `${source} ${kind} ${language} ${ids} ${fault ?? 'passed'} ${overlap.toFixed(2)} ${clauseOverlap.toFixed(2)} ${similarity.toFixed(2)}\n  ${text}`,
    );
  }
}
