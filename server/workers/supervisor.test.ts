import { describe, expect, it } from 'vitest';
import { EXIT } from '#ingest/run-command';
import { beginFleet, decide, type Fleet, type FleetEvent, type Order } from './supervisor.js';

const MINUTE = 60_000;

/** A fleet of so many workers, told one event after another; gives the orders of the last. */
function begin(wanted: number) {
  let { fleet, orders }: { fleet: Fleet; orders: readonly Order[] } = beginFleet(wanted);
  let ids = 0;
  const tell = (event: FleetEvent): readonly Order[] => {
    ({ fleet, orders } = decide(fleet, event));
    return orders;
  };
  return {
    first: orders,
    /** Starts a worker, as an order says, and gives its id. */
    start: (at = 0) => {
      ids += 1;
      tell({ kind: 'started', id: ids, at });
      return ids;
    },
    listen: (id: number) => tell({ kind: 'listening', id, port: 3000 }),
    end: (id: number, code: number | null, at = 0) => tell({ kind: 'ended', id, code, at }),
    stop: () => tell({ kind: 'stop' }),
  };
}

/** A fleet all of whose workers, 1, 2 …, take requests. */
function beginServing(wanted: number) {
  const fleet = begin(wanted);
  for (let i = 0; i < wanted; i += 1) fleet.listen(fleet.start());
  return fleet;
}

describe('a fleet that begins', () => {
  it('has one worker make what there is to make, and then the others', () => {
    const fleet = begin(3);
    expect(fleet.first).toEqual([{ kind: 'start', after: 0 }]);
    expect(fleet.listen(fleet.start())).toEqual([
      { kind: 'start', after: 0 },
      { kind: 'start', after: 0 },
    ]);
  });

  it('is announced once, when all take requests', () => {
    const fleet = begin(2);
    fleet.listen(fleet.start());
    expect(fleet.listen(fleet.start())).toEqual([{ kind: 'announce', port: 3000 }]);
    fleet.end(1, null);
    expect(fleet.listen(fleet.start())).toEqual([]);
  });

  it.each([EXIT.config, EXIT.noInput, EXIT.data, EXIT.io, EXIT.failed])(
    'ends with code %i when that is how its first worker ends',
    (code) => {
      const fleet = begin(2);
      expect(fleet.end(fleet.start(), code)).toEqual([{ kind: 'end', code }]);
    },
  );

  it('ends when its first worker is killed', () => {
    const fleet = begin(2);
    expect(fleet.end(fleet.start(), null)).toEqual([{ kind: 'end', code: EXIT.failed }]);
  });
});

describe('a worker that ends by itself', () => {
  it('is replaced at once after a long life', () => {
    const fleet = beginServing(2);
    expect(fleet.end(1, null, MINUTE)).toEqual([{ kind: 'start', after: 0 }]);
  });

  it('is waited for twice as long after each short life, up to half a minute', () => {
    const fleet = beginServing(2);
    const waits: number[] = [];
    for (let id = 1; waits.length < 9; id = fleet.start()) {
      const [order] = fleet.end(id, EXIT.failed);
      if (order?.kind === 'start') waits.push(order.after);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('is waited for as at first once another has lived long', () => {
    const fleet = beginServing(2);
    for (let id = 1, i = 0; i < 5; i += 1, id = fleet.start()) fleet.end(id, EXIT.failed);
    const long = fleet.start();
    fleet.listen(long);
    expect(fleet.end(long, null, MINUTE)).toEqual([{ kind: 'start', after: 0 }]);
    expect(fleet.end(fleet.start(MINUTE), null, MINUTE)).toEqual([{ kind: 'start', after: 500 }]);
  });

  it('ends the fleet for what no restart mends, but not while another serves', () => {
    const fleet = beginServing(2);
    fleet.end(1, null);
    expect(fleet.end(fleet.start(), EXIT.data)).toEqual([{ kind: 'start', after: 1_000 }]);
    fleet.end(2, null);
    expect(fleet.end(fleet.start(), EXIT.data)).toEqual([{ kind: 'end', code: EXIT.data }]);
  });

  it('that has served is replaced whatever its code', () => {
    const fleet = beginServing(1);
    expect(fleet.end(1, EXIT.io)).toEqual([{ kind: 'start', after: 500 }]);
  });
});

describe('a fleet that is told to stop', () => {
  it('tells its workers, waits for the last, and starts none', () => {
    const fleet = beginServing(2);
    expect(fleet.stop()).toEqual([{ kind: 'stop' }]);
    expect(fleet.end(1, EXIT.ok)).toEqual([]);
    expect(fleet.end(2, EXIT.ok)).toEqual([{ kind: 'end', code: EXIT.ok }]);
  });

  it('ends with the code of a worker that did not end in order', () => {
    const fleet = beginServing(3);
    fleet.stop();
    fleet.end(1, null);
    fleet.end(2, EXIT.ok);
    expect(fleet.end(3, EXIT.ok)).toEqual([{ kind: 'end', code: EXIT.failed }]);
  });

  it('asks nothing of a worker that had not begun', () => {
    const fleet = begin(2);
    fleet.listen(fleet.start());
    const starting = fleet.start();
    fleet.stop();
    fleet.end(starting, null);
    expect(fleet.end(1, EXIT.ok)).toEqual([{ kind: 'end', code: EXIT.ok }]);
  });

  it('starts no other when one that was starting takes requests', () => {
    const fleet = begin(2);
    const id = fleet.start();
    fleet.stop();
    expect(fleet.listen(id)).toEqual([]);
  });

  it('ends at once when it has no worker', () => {
    expect(begin(2).stop()).toEqual([{ kind: 'stop' }, { kind: 'end', code: EXIT.ok }]);
  });

  it('ends at once when it is told twice', () => {
    const fleet = beginServing(2);
    fleet.stop();
    expect(fleet.stop()).toEqual([{ kind: 'end', code: EXIT.failed }]);
  });
});
