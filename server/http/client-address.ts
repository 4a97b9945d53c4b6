import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.parse>;

/** A range of addresses: its first, and how many bits they share. */
export type Network = readonly [Address, number];

/** Ranges in which proxies stand. */
const NEAR_BY: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal']);

/** Tells whom a request counts for. */
export type ClientOf = (c: Context) => string;

/** Reads `10.0.0.0/8`, `2001:db8::/32` or a single address; `undefined` when it is neither. */
export function parseNetwork(text: string): Network | undefined {
  const [, first = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/u.exec(text) ?? [];
  const address = parseAddress(first);
  if (!address) return undefined;
  const most = address.kind() === 'ipv4' ? 32 : 128;
  const length = Number(bits ?? most);
  return length <= most ? [address, length] : undefined;
}

/**
 * Whom a connection counts for: the peer, or, when that is a proxy of ours, the last hop of
 * `X-Forwarded-For` that is none. What stands before that hop the client wrote itself, and no other
 * header is read. An IPv6 address counts with its /64, which is what a household or an office has.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: readonly Network[],
): string {
  const hops = forwardedFor?.split(',') ?? [];
  let address = parseAddress(peer ?? '');
  while (address && isIn(address, trusted)) {
    const hop = parseAddress(withoutPort(hops.pop()?.trim() ?? ''));
    if (!hop) break;
    address = hop;
  }
  return address ? nameOf(address) : 'unknown';
}

/**
 * {@link clientAddress} of a request; one and the same for all where there is no connection. `onIgnored` is
 * told once when somebody near by forwards requests and is not trusted: most likely a proxy that
 * nobody has named, all of whose visitors count as one.
 */
export function clientOf(trusted: readonly Network[], onIgnored: () => void = () => {}): ClientOf {
  let isTold = false;
  return (c) => {
    const peer = c.env?.incoming ? getConnInfo(c).remote.address : undefined;
    const forwardedFor = c.req.header('X-Forwarded-For');
    if (forwardedFor !== undefined && !isTold && isNearBy(peer, trusted)) {
      isTold = true;
      onIgnored();
    }
    return clientAddress(peer, forwardedFor, trusted);
  };
}

/** Whether a peer is of this machine or network, and not among the trusted. */
function isNearBy(peer: string | undefined, trusted: readonly Network[]): boolean {
  const address = parseAddress(peer ?? '');
  return address !== undefined && !isIn(address, trusted) && NEAR_BY.has(address.range());
}

/** Only what is written in full: "010.1" and "0x7f.1" are addresses to the library. */
function parseAddress(text: string): Address | undefined {
  const isWritten = text.includes(':')
    ? ipaddr.IPv6.isValid(text)
    : ipaddr.IPv4.isValidFourPartDecimal(text);
  // An IPv4 address that an IPv6 socket shows (::ffff:192.0.2.1) is the IPv4 address.
  return isWritten ? ipaddr.process(text) : undefined;
}

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function withoutPort(hop: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/u.exec(hop)?.[1] ?? /^([\d.]+):\d+$/u.exec(hop)?.[1] ?? hop;
}

function isIn(address: Address, networks: readonly Network[]): boolean {
  return networks.some(
    ([first, bits]) => first.kind() === address.kind() && address.match([first, bits]),
  );
}

function nameOf(address: Address): string {
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  const prefix = address.parts.slice(0, 4).map((part) => part.toString(16));
  return `${prefix.join(':')}::/64`;
}
