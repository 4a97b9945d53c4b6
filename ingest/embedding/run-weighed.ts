import { type FeatureExtractionPipeline, Tensor } from '@xenova/transformers';

/** The attention mask is of whole numbers: what stands for a weight of 1. Vectors come out at unit length anyway. */
const MASK_OF_ONE = 1_000;
/** Tokens of one text that are read, as the tokenizer of the shipped model cuts it. */
const MAX_TOKENS = 512;

type ModelOutput = { readonly last_hidden_state: Tensor };

/** Runs a model on tokens whose attention is their weight; a list is filled up with what has none. */
export async function runWeighed(
  { model }: FeatureExtractionPipeline,
  lists: readonly (readonly number[])[],
  weightOf: (token: number) => number,
): Promise<number[][]> {
  const width = Math.min(MAX_TOKENS, Math.max(...lists.map(({ length }) => length)));
  const ids = new BigInt64Array(lists.length * width);
  const mask = new BigInt64Array(ids.length);
  lists.forEach((list, row) => {
    list.slice(0, width).forEach((token, i) => {
      ids[row * width + i] = BigInt(token);
      mask[row * width + i] = BigInt(Math.max(1, Math.round(MASK_OF_ONE * weightOf(token))));
    });
  });
  const shape = [lists.length, width];
  const run = model as unknown as (inputs: Record<string, Tensor>) => Promise<ModelOutput>;
  const { last_hidden_state } = await run({
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
  });
  return last_hidden_state.tolist() as number[][];
}
