/**
 * Gives each caller a turn of the event loop of his own. An answer from passages is made in one go, without a
 * pause for others, and libuv takes one new connection in a turn: with the answers of all slots in one turn,
 * those who come meanwhile would wait in the kernel, where no queue is fair or ends.
 */
export function turns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}
