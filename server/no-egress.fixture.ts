import dns from 'node:dns';
import net from 'node:net';

/** Loaded before a command: whoever it tries to reach over the network, it ends with this. */
const EGRESS = 99;

function refuse(what: string): never {
  process.stderr.write(`egress: ${what}\n`);
  process.exit(EGRESS);
}

net.Socket.prototype.connect = function connect(...options: unknown[]) {
  return refuse(`connect ${JSON.stringify(options[0])}`);
};
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6'] as const) {
  Object.assign(dns, { [name]: (host: string) => refuse(`${name} ${host}`) });
  Object.assign(dns.promises, { [name]: (host: string) => refuse(`${name} ${host}`) });
}
