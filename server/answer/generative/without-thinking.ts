const OPEN = '<think>';
const CLOSE = '</think>';

/** Leaves out what a reasoning model thinks aloud before it answers: `<think> … </think>`. */
export async function* withoutThinking(
  pieces: AsyncIterable<string>,
): AsyncGenerator<string, void, void> {
  let held: string | undefined = '';
  for await (const piece of pieces) {
    if (held === undefined) {
      yield piece;
      continue;
    }
    held = (held + piece).trimStart();
    if (OPEN.startsWith(held.slice(0, OPEN.length))) {
      const end = held.indexOf(CLOSE);
      if (end < 0) continue;
      held = held.slice(end + CLOSE.length);
    }
    if (held !== '') yield held;
    held = undefined;
  }
  if (held !== undefined && !held.startsWith(OPEN)) yield held;
}
