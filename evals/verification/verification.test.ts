import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlaces } from '#corpus/places';
import { createVerifier } from '#server/answer/generative/verify';
import { openTestAssistant } from '#server/test-assistant';
import { measureClaims, measureWithholding, type VerifiedClaim } from './measure-claims.js';
import { type CitedClaim, makeClaims, readWrittenClaims } from './sentences.js';

const { tools, materials } = await openTestAssistant();
const verify = createVerifier(tools.reader, tools.embedder, tools.recogniser);
const [material] = materials;
if (!material) throw new Error('no material');
const written = await readWrittenClaims('evals/verification/sentences.jsonl', material);
const made = makeClaims(
  material,
  tools.recogniser,
  await readPlaces(path.join('corpus', 'places')),
);

async function check(claims: readonly CitedClaim[]): Promise<readonly VerifiedClaim[]> {
  const verified: VerifiedClaim[] = [];
  for (const claim of claims) {
    verified.push({
      ...claim,
      verification: await verify(claim.text, claim.language, claim.cited),
    });
  }
  return verified;
}

const verified = await check([...written, ...made]);
const of = (source: CitedClaim['source']) => verified.filter((claim) => claim.source === source);

describe('the check that a generated sentence must pass', () => {
  it('lets every statement of the deck through in every language, cited as it stands', () => {
    const verbatim = of('made').filter(({ kind }) => kind === 'verbatim');
    expect(verbatim.length).toBeGreaterThan(500);
    expect(verbatim.filter(({ verification }) => verification.fault)).toEqual([]);
  });

  it.each([
    ['name', 1],
    ['other case', 0.99],
    ['invention', 0.99],
    ['number', 0.95],
    ['negation', 0.95],
  ])('withholds what was made false by rule: %s', (kind, floor) => {
    const { notTold, recall } = measureWithholding(of('made').filter((c) => c.kind === kind));
    expect(notTold).toBeGreaterThan(50);
    expect(recall).toBeGreaterThanOrEqual(floor);
  });

  it('withholds most of what was made false by hand, and little of what is true', () => {
    const { notTold, told, recall, letThrough } = measureWithholding(of('written'));
    expect(Math.min(notTold, told)).toBeGreaterThan(70);
    expect(recall).toBeGreaterThanOrEqual(0.8);
    expect(letThrough).toBeGreaterThanOrEqual(0.9);
  });

  it('is told of in figures by source, split and kind', () => {
    const table = measureClaims(verified);
    expect(table).toMatch(/^written +dev +\d+ +\d+ +[01]\.\d{3} +[01]\.\d{3} +[01]\.\d{3}$/mu);
    expect(table).toMatch(/^made +number +test +\d+ +0\.\d\d {2}number \d+$/mu);
  });
});
