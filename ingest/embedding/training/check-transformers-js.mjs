/**
 * Does JavaScript compute what Python computed, and how fast? Run on one core: `taskset -c 0 node …`.
 *
 *     node check-transformers-js.mjs MODEL_FOLDER REFERENCES.json [PEER_FOLDER]
 *
 * REFERENCES.json is fixtures/reference-vectors.json, or what `export_onnx.py --full` wrote (all dimensions).
 * PEER_FOLDER is what `make_peer.py` wrote: a model to compare the speed with.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { env, pipeline } from '@xenova/transformers';

const TOLERANCE = 1e-3;
const [folder, referencesPath, peerFolder] = process.argv.slice(2);
if (!folder || !referencesPath) throw new Error('Give the model folder and the references.');
const references = JSON.parse(readFileSync(referencesPath, 'utf8'));

env.allowRemoteModels = false;
env.localModelPath = `${dirname(resolve(folder))}/`;
const began = performance.now();
const extract = await pipeline('feature-extraction', basename(resolve(folder)), { quantized: true });
const loaded = performance.now() - began;
const embed = (texts) => extract(texts, { pooling: 'none', normalize: false });

let worst = 0;
let otherIds = 0;
for (const { text, ids, vector } of references) {
  const found = Array.from(extract.tokenizer(text).input_ids.data, Number);
  if (found.join() !== ids.join()) {
    otherIds += 1;
    console.log(`other ids for "${text}": ${found} instead of ${ids}`);
  }
  const computed = (await embed(text)).data;
  for (let i = 0; i < vector.length; i++) worst = Math.max(worst, Math.abs(computed[i] - vector[i]));
}
// The same in one padded batch: padding must not change a vector.
const { data, dims } = await embed(references.map((reference) => reference.text));
let worstInBatch = 0;
references.forEach(({ vector }, row) => {
  for (let i = 0; i < vector.length; i++) worstInBatch = Math.max(worstInBatch, Math.abs(data[row * dims[1] + i] - vector[i]));
});
console.log(`${references.length} sentences: ${otherIds} with other ids, largest difference ${worst.toExponential(1)}, in a batch ${worstInBatch.toExponential(1)}`);

const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)];
const tokenCount = (text) => extract.tokenizer(text).input_ids.dims[1];
const question = references.map((reference) => reference.text).find((text) => tokenCount(text) === 12);
const words = references.flatMap((reference) => reference.text.split(/\s+/u));
const passages = Array.from({ length: 1000 }, (_, i) => {
  const passage = [];
  for (let tokens = 0, at = i * 7; tokens < 100; at++) {
    const word = words[at % words.length];
    tokens += tokenCount(word);
    passage.push(word);
  }
  return passage.join(' ');
});

/** Seconds of processor time so far: unlike the clock, the same beside other load. */
const spent = () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;

/** By the clock: the question's milliseconds, the passages' seconds. By the processor: seconds for each. */
async function time(embedTexts, rounds, texts) {
  for (let i = 0; i < rounds * 0.1; i++) await embedTexts(question);
  const times = [];
  let from = spent();
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    await embedTexts(question);
    times.push(performance.now() - start);
  }
  const cpuQuestion = (spent() - from) / rounds;
  from = spent();
  const start = performance.now();
  for (let i = 0; i < texts.length; i += 32) await embedTexts(texts.slice(i, i + 32));
  const seconds = (performance.now() - start) / 1000;
  return { median: percentile(times, 0.5), p95: percentile(times, 0.95), seconds, cpuQuestion, cpuPassage: (spent() - from) / texts.length };
}

const own = await time(embed, 500, passages);
console.log(`12-token question: median ${own.median.toFixed(3)} ms, p95 ${own.p95.toFixed(3)} ms`);
console.log(`1,000 passages of 100 tokens: ${own.seconds.toFixed(2)} s; load ${loaded.toFixed(0)} ms`);
if (peerFolder) {
  env.localModelPath = `${dirname(resolve(peerFolder))}/`;
  const peer = await pipeline('feature-extraction', basename(resolve(peerFolder)), { quantized: true });
  const other = await time((texts) => peer(texts, { pooling: 'mean', normalize: true }), 100, passages.slice(0, 96));
  const ratio = (name) => `${(other[name] * 1000).toFixed(1)} ms, ${(other[name] / own[name]).toFixed(0)} times ours`;
  console.log(`e5-small's shape, processor time: a question ${ratio('cpuQuestion')}; a passage ${ratio('cpuPassage')}`);
}
if (otherIds > 0 || worst > TOLERANCE || worstInBatch > TOLERANCE) process.exitCode = 1;
