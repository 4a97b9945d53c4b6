import { once } from 'node:events';
import { connect } from 'node:net';
import type { ChatRequest } from '../contract.js';

/** Visitors at once. */
const VISITORS = 16;

/** Asks for so many streams, each over a connection of its own, and is gone after the first bytes of each. */
export async function leaveStreams(
  address: URL,
  questions: readonly ChatRequest[],
  times: number,
): Promise<void> {
  let asked = 0;
  const visitor = async () => {
    while (asked < times) {
      const question = questions[asked % questions.length];
      asked += 1;
      await leaveStream(address, JSON.stringify(question));
    }
  };
  await Promise.all(Array.from({ length: VISITORS }, visitor));
}

async function leaveStream({ hostname, port }: URL, body: string): Promise<void> {
  const socket = connect(Number(port), hostname);
  socket.write(
    [
      'POST /api/chat HTTP/1.1',
      `Host: ${hostname}`,
      'Accept: text/event-stream',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
  await once(socket, 'data');
  const closed = once(socket, 'close');
  socket.destroy();
  await closed;
}
