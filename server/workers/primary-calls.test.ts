import { describe, expect, it } from 'vitest';
import { createMetrics } from '../observe/metrics.js';
import type { WorkerCalls } from './calls.js';
import { shareAmong } from './primary-calls.js';

/** A worker that is asked as others are, without a process. */
function workerOf(snapshotMetrics: WorkerCalls['snapshotMetrics']) {
  return { snapshotMetrics: Object.assign(snapshotMetrics, { asEvent: async () => {} }) };
}

describe('what workers have together', () => {
  it('is the count of a client, in each counter apart', async () => {
    const { calls } = shareAmong(new Map());
    const hour = { name: 'hour', requests: 5, seconds: 3_600 };
    const count = async (scope: string, client: string) =>
      (await calls.count(scope, hour, client)).requests;
    expect(await count('answers-hour', 'a')).toBe(1);
    expect(await count('answers-hour', 'a')).toBe(2);
    expect(await count('answers-hour', 'b')).toBe(1);
    expect(await count('feedback-hour', 'a')).toBe(1);
  });

  it('is the metrics of those who answer, though one dies when it is asked', async () => {
    const metrics = createMetrics('1.2.3');
    const listening = new Map([
      [1, workerOf(() => metrics.snapshot())],
      [2, workerOf(() => Promise.reject(new Error('it has ended')))],
    ]);
    const { calls, depart } = shareAmong(listening);
    for (let i = 0; i < 2; i += 1) {
      expect(await calls.renderMetrics()).toContain('\nkuntaopas_workers 1\n');
    }
    listening.delete(2);
    depart(2);
    expect(await calls.renderMetrics()).toContain('\nkuntaopas_workers 1\n');
  });
});
