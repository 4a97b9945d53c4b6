import { describe, expect, it } from 'vitest';
import { createMetrics, type Metrics, type MetricsSnapshot } from './metrics.js';
import { metricSums } from './sum-metrics.js';

/** Metrics of a process that has used an index, and waits for so many answers. */
function openProcess(generation: string, waiting: number): Metrics {
  const metrics = createMetrics('1.2.3');
  metrics.observer.indexLooked?.({ kind: 'opened', generation });
  metrics.gauge('kuntaopas_answers_waiting', 'Requests in the queue.', () => waiting);
  return metrics;
}

function countRequests({ observer }: Metrics, times: number): void {
  for (let i = 0; i < times; i += 1) {
    observer.requestBegan?.();
    observer.requestEnded?.({
      id: 'x',
      method: 'GET',
      route: '/',
      status: 200,
      isAborted: false,
      start: 0,
      end: 20,
      trace: {},
      traceparent: undefined,
    });
  }
}

const REQUESTS = 'kuntaopas_http_requests_total{method="GET",route="/",status="200"}';

async function read(
  sums: ReturnType<typeof metricSums>,
  processes: readonly (readonly [number, Metrics])[],
) {
  const asked = processes.map(([id, metrics]) => [id, metrics.snapshot()] as const);
  return readSeries(await sums.render(new Map(asked)));
}

/** Values by series. */
function readSeries(text: string): (series: string) => number | undefined {
  const values = new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
  return (series) => values.get(series);
}

describe('metrics of several processes', () => {
  it('are added up, counts, times and queues', async () => {
    const [one, two] = [openProcess('gen-a', 2), openProcess('gen-a', 3)];
    countRequests(one, 4);
    countRequests(two, 1);
    const value = await read(metricSums(), [
      [1, one],
      [2, two],
    ]);
    expect(value(REQUESTS)).toBe(5);
    expect(value('kuntaopas_http_request_seconds_count{route="/"}')).toBe(5);
    expect(value('kuntaopas_http_request_seconds_bucket{le="0.025",route="/"}')).toBe(5);
    expect(value('kuntaopas_answers_waiting')).toBe(5);
    expect(value('kuntaopas_workers')).toBe(2);
  });

  it('tell once what is the same in all', async () => {
    const value = await read(metricSums(), [
      [1, openProcess('gen-a', 0)],
      [2, openProcess('gen-b', 0)],
      [3, openProcess('gen-b', 0)],
    ]);
    expect(value('kuntaopas_build_info{version="1.2.3"}')).toBe(1);
    expect(value('kuntaopas_index_info{generation="gen-a"}')).toBe(1);
    expect(value('kuntaopas_index_info{generation="gen-b"}')).toBe(1);
    const now = Date.now() / 1_000;
    expect(value('kuntaopas_index_loaded_timestamp_seconds')).toBeGreaterThan(now - 60);
    expect(value('kuntaopas_index_loaded_timestamp_seconds')).toBeLessThan(now + 60);
  });

  it('never fall when one ends, but for what it no longer has', async () => {
    const sums = metricSums();
    const lasting = openProcess('gen-a', 1);
    countRequests(lasting, 1);
    for (let id = 2; id < 5; id += 1) {
      const ending = openProcess('gen-a', 3);
      countRequests(ending, 2);
      const both = await read(sums, [
        [1, lasting],
        [id, ending],
      ]);
      expect(both(REQUESTS)).toBe(1 + 2 * (id - 1));
      sums.depart(id);
      const left = await read(sums, [[1, lasting]]);
      expect(left(REQUESTS)).toBe(1 + 2 * (id - 1));
      expect(left('kuntaopas_http_request_seconds_count{route="/"}')).toBe(1 + 2 * (id - 1));
      expect(left('kuntaopas_answers_waiting')).toBe(1);
      expect(left('kuntaopas_workers')).toBe(1);
    }
  });

  it('show one that does not answer as it was when it did', async () => {
    const sums = metricSums();
    const [one, two] = [openProcess('gen-a', 0), openProcess('gen-a', 0)];
    countRequests(two, 3);
    await read(sums, [
      [1, one],
      [2, two],
    ]);
    const silent = Promise.reject<MetricsSnapshot>(new Error('no answer'));
    const asked = new Map([
      [1, one.snapshot()],
      [2, silent],
    ]);
    expect(readSeries(await sums.render(asked))(REQUESTS)).toBe(3);
  });

  it('do not count one twice that ends while it answers', async () => {
    const sums = metricSums();
    const ending = openProcess('gen-a', 0);
    countRequests(ending, 3);
    await read(sums, [[1, ending]]);
    let answer = (_snapshot: MetricsSnapshot) => {};
    const late = new Promise<MetricsSnapshot>((resolve) => {
      answer = resolve;
    });
    const rendered = sums.render(new Map([[1, late]]));
    sums.depart(1);
    answer(await ending.snapshot());
    expect(readSeries(await rendered)(REQUESTS)).toBe(3);
  });

  it('are none of no process', async () => {
    expect((await metricSums().render(new Map())).trim()).toBe('');
  });
});
