import { beforeEach, describe, expect, it, vi } from 'vitest';
import { serverConfigSchema } from '../config.js';
import { listeningLog } from '../test-assistant.js';
import { openObservers } from './open-observers.js';

const openTraces = vi.hoisted(() => vi.fn(() => ({ observer: {}, close: async () => {} })));
vi.mock('./traces.js', () => ({ openTraces }));
beforeEach(() => openTraces.mockClear());

const open = (environment: Record<string, string>) =>
  openObservers(serverConfigSchema.parse(environment), listeningLog(), '1.2.3');

describe('openObservers', () => {
  it('measures nothing and sends nothing unless it is asked to', async () => {
    expect((await open({})).metrics).toBeUndefined();
    expect(openTraces).not.toHaveBeenCalled();
  });

  it('measures when somebody may read it', async () => {
    const { metrics, observer } = await open({ METRICS_TOKEN: 'a-token-of-thirty-two-characters' });
    observer.requestBegan();
    expect(await metrics?.render()).toContain('kuntaopas_http_requests_in_flight 1');
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 1, {}],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 1, {}],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 0, { OTEL_SDK_DISABLED: 'true' }],
  ])(
    'sends traces where %s names a collector, unless it is switched off: %i',
    async (name, times, more) => {
      await open({ [name]: 'http://127.0.0.1:9', ...more });
      expect(openTraces).toHaveBeenCalledTimes(times);
    },
  );
});
