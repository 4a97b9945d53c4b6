import { once } from 'node:events';
import http from 'node:http';

/** A proxy that hands requests to servers in turn, as a load balancer does. */
export type TestProxy = {
  readonly address: URL;
  /** How many requests each server has been handed. */
  readonly handed: readonly number[];
  close(): Promise<void>;
};

/**
 * Starts it. It says who asks as proxies do, by the header `X-Forwarded-For` that it is sent: a test is all
 * clients at once.
 */
export async function startProxy(servers: readonly URL[]): Promise<TestProxy> {
  const handed = servers.map(() => 0);
  let turn = 0;
  const proxy = http.createServer((request, response) => {
    const at = turn++ % servers.length;
    handed[at] = (handed[at] ?? 0) + 1;
    const { method, headers, url = '/' } = request;
    const onward = http.request(new URL(url, servers[at]), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => {
      response.writeHead(502).end();
    });
    request.pipe(onward);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as { port: number };
  return {
    address: new URL(`http://127.0.0.1:${port}`),
    handed,
    async close() {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
