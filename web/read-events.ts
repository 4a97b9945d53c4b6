/** A server-sent event. */
export type ServerSentEvent = { readonly event: string; readonly data: string };

/**
 * Reads server-sent events (WHATWG HTML, section 9.2) as their bytes come in. It knows the fields
 * `event` and `data` and all three line ends; comments, such as a heartbeat, are passed over. An event
 * whose blank line is missing is not given: it was cut off.
 */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerSentEvent, void, void> {
  // By a reader: not every browser can iterate over a stream.
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).split(/\r\n\r\n|\n\n|\r\r/u);
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = readBlock(block);
        if (event.data !== '') yield event;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function readBlock(block: string): ServerSentEvent {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r\n|[\r\n]/u)) {
    const [, field, value = ''] = /^(event|data): ?(.*)$/su.exec(line) ?? [];
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }
  return { event, data: data.join('\n') };
}
