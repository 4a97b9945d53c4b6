/** Aborts at SIGINT or SIGTERM; `again` is called at each further one. */
export function stopSignal(again: () => void): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) {
    process.on(name, () => {
      if (stop.signal.aborted) again();
      else stop.abort();
    });
  }
  return stop.signal;
}
