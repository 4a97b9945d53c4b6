import type { Embedder } from './embedder.js';

/** Lists that go through the model at once. */
const AT_ONCE = 256;

/**
 * What the model has of tokens, as far as texts tell: a text is the sum of its tokens at unit length, so a token
 * alone tells its direction, and beside another how long it is: `(a·u + b·r) / |…|` is between the directions u and
 * r by their lengths. That of the first token is 1. For models that add tokens up, as the shipped one does.
 *
 * @throws KuntaopasError `text-unembeddable` of a token without a vector.
 */
export async function readTokenRows(
  { embedTokens }: Pick<Embedder, 'embedTokens'>,
  tokens: readonly number[],
): Promise<ReadonlyMap<number, Float32Array>> {
  const [beside] = tokens;
  if (beside === undefined) return new Map();
  const [reference = []] = await embedTokens([[beside]], () => 1);
  const rows = new Map<number, Float32Array>();
  for (let start = 0; start < tokens.length; start += AT_ONCE) {
    const some = tokens.slice(start, start + AT_ONCE);
    const alone = await embedTokens(
      some.map((token) => [token]),
      () => 1,
    );
    const together = await embedTokens(
      some.map((token) => [token, beside]),
      () => 1,
    );
    some.forEach((token, i) => {
      const length = token === beside ? 1 : lengthOf(alone[i] ?? [], together[i] ?? [], reference);
      rows.set(
        token,
        Float32Array.from(alone[i] ?? [], (value) => value * length),
      );
    });
  }
  return rows;
}

/** Length of the token with direction `own` whose sum with `reference`, of length 1, has the direction `sum`. */
function lengthOf(
  own: readonly number[],
  sum: readonly number[],
  reference: readonly number[],
): number {
  const across = dot(own, reference);
  const [bySelf, byOther] = [dot(sum, own), dot(sum, reference)];
  // sum = p·own + q·reference, by least squares.
  return (bySelf - across * byOther) / (byOther - across * bySelf);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, i) => total + value * (b[i] ?? 0), 0);
}
