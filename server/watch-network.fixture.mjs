// Loaded before a command: says on stderr whom the process tries to reach, and lets it reach nobody.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { writeSync } from 'node:fs';
import net from 'node:net';

/** Takes the place of a function, but for the calls that reach nobody. */
function refuse(owner, name, isLocal) {
  const original = owner[name];
  owner[name] = function watched(...target) {
    if (isLocal(target)) return original.apply(this, target);
    writeSync(2, `network: ${name} ${JSON.stringify(target)}\n`);
    throw new Error('there is no network');
  };
}

// A pipe of this machine, by which tsx speaks with itself.
refuse(net.Socket.prototype, 'connect', (target) => JSON.stringify(target).includes('"path"'));
refuse(dgram.Socket.prototype, 'send', () => false);
for (const owner of [dns, dns.promises]) {
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
    // To listen on an address it is looked up, of which nobody hears.
    refuse(owner, name, ([host]) => net.isIP(host) !== 0);
  }
}
