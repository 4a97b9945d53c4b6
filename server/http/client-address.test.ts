import { describe, expect, it } from 'vitest';
import { clientAddress, type Network, parseNetwork } from './client-address.js';

const networks = (...texts: string[]) =>
  texts.map((text) => parseNetwork(text)).filter((network): network is Network => !!network);

const PROXIES = networks('10.0.0.0/8', '192.0.2.7', '2001:db8:ffff::/48');

describe('clientAddress', () => {
  it('is the peer, whatever it says, while no proxy is trusted', () => {
    expect(clientAddress('203.0.113.9', undefined, [])).toBe('203.0.113.9');
    expect(clientAddress('203.0.113.9', '198.51.100.1, 10.0.0.1', [])).toBe('203.0.113.9');
  });

  it('is the peer when that is no proxy of ours: 1 000 hops made up gain nothing', () => {
    const seen = new Set(
      Array.from({ length: 1_000 }, (_, i) =>
        clientAddress('203.0.113.9', `198.51.${i >> 8}.${i & 255}, 10.0.0.1`, PROXIES),
      ),
    );
    expect(seen).toEqual(new Set(['203.0.113.9']));
  });

  it.each([
    ['one proxy', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['two proxies', '10.1.2.3', '198.51.100.1, 192.0.2.7', '198.51.100.1'],
    ['a hop that the client made up', '10.1.2.3', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    [
      'a proxy that the client made up',
      '10.1.2.3',
      '10.9.9.9, 198.51.100.1, 10.4.4.4',
      '198.51.100.1',
    ],
    ['a port', '10.1.2.3', '198.51.100.1:4711', '198.51.100.1'],
    ['IPv6 with a port', '10.1.2.3', '[2001:db8:1:2::9]:4711', '2001:db8:1:2::/64'],
    ['an IPv6 proxy', '2001:db8:ffff::1', '198.51.100.1', '198.51.100.1'],
    ['an IPv4 proxy on an IPv6 socket', '::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
  ])('is the last hop that is no proxy of ours: %s', (_what, peer, forwarded, client) => {
    expect(clientAddress(peer, forwarded, PROXIES)).toBe(client);
  });

  it.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['a word', 'unknown'],
    ['an address behind a word', '198.51.100.1, unknown'],
    ['half an address', '198.51'],
    ['an octal address', '010.1.1.1'],
    ['a hexadecimal one', '0x7f.1'],
    ['a script', '<script>alert(1)</script>'],
    ['16 kB of it', ','.repeat(16_000)],
  ])('is the proxy itself where it forwards %s', (_what, forwarded) => {
    expect(clientAddress('10.1.2.3', forwarded, PROXIES)).toBe('10.1.2.3');
  });

  it('is the first proxy when there are only proxies', () => {
    expect(clientAddress('10.1.2.3', '10.0.0.9, 192.0.2.7', PROXIES)).toBe('10.0.0.9');
  });

  it('counts a whole /64 of IPv6 as one client', () => {
    const client = (address: string) => clientAddress(address, undefined, []);
    expect(client('2001:db8:1:2::1')).toBe(client('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(client('2001:db8:1:2::1')).not.toBe(client('2001:db8:1:3::1'));
    expect(client('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  });

  it('is one for all that have no address', () => {
    expect(clientAddress(undefined, '198.51.100.1', PROXIES)).toBe('unknown');
    expect(clientAddress('/run/socket', undefined, PROXIES)).toBe('unknown');
  });
});

describe('parseNetwork', () => {
  it.each(['10.0.0.0/8', '192.0.2.7', '0.0.0.0/0', '2001:db8::/32', '::1', '::ffff:10.0.0.1'])(
    'reads %s',
    (text) => expect(parseNetwork(text)).toBeDefined(),
  );

  it.each([
    '',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10/8',
    'localhost',
    '::/129',
    '1.2.3.4/8/8x',
  ])('refuses %j', (text) => expect(parseNetwork(text)).toBeUndefined());
});
