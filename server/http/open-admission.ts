import type { ServerConfig } from '../config.js';
import type { Log } from '../observe/log.js';
import { type Admission, createAdmission } from './admission.js';
import { AnswerSlots } from './answer-slots.js';
import { chatSwitch } from './chat-switch.js';
import { clientOf } from './client-address.js';
import type { OpenCounter, Quota } from './limits.js';
import { memoryCounters } from './memory-counters.js';

/** Milliseconds that a request waits for its turn: who waits for longer has gone, or sent it again. */
const MAX_WAIT = 10_000;

/** A burst is what comes within this many seconds. */
const BURST = 10;
const HOUR = 3_600;

/** Admission as the environment sets it, and what must be told of it. */
export type OpenAdmission = {
  readonly admission: Admission;
  /** For metrics: answers that are being made, requests that wait. */
  readonly slots: Pick<AnswerSlots, 'active' | 'waiting'>;
  close(): Promise<void>;
};

/** Processes that share what the environment allows. */
export type SharedAdmission = {
  /** How many; each has its part of the slots, rounded up, and a queue of its own. */
  readonly processes?: number;
  /** Counts where all of them count. */
  readonly openCounter?: OpenCounter | undefined;
};

/**
 * Opens what decides who may come in; counts in Redis when there is one, else in the memory that processes
 * share, else in its own.
 */
export async function openAdmission(
  config: ServerConfig,
  log: Log,
  { processes = 1, openCounter = memoryCounters() }: SharedAdmission = {},
): Promise<OpenAdmission> {
  const redis = config.REDIS_URL ? await openRedis(config.REDIS_URL, log, openCounter) : undefined;
  const slots = new AnswerSlots({
    atOnce: Math.ceil(config.MAX_ANSWERS / processes),
    waiting: config.MAX_WAITING,
    maxWait: MAX_WAIT,
  });
  const admission = createAdmission({
    clientOf: clientOf(config.TRUSTED_PROXIES, () =>
      log.info('proxy-not-trusted', {
        remedy: 'Name it in TRUSTED_PROXIES, or its visitors count as one.',
      }),
    ),
    openCounter: redis?.openCounter ?? openCounter,
    answerQuotas: quotas(config.RATE_LIMIT_BURST, config.RATE_LIMIT_HOUR),
    feedbackQuotas: quotas(config.FEEDBACK_LIMIT_BURST, config.FEEDBACK_LIMIT_HOUR),
    slots,
    isOn: chatSwitch({ enabled: config.CHAT_ENABLED, offFile: config.CHAT_OFF_FILE }),
  });
  return { admission, slots, close: async () => redis?.close() };
}

/** Loaded by those who use it: its client adds a quarter of a second to the start. */
async function openRedis(url: string, log: Log, meanwhile: OpenCounter) {
  const { redisCounters } = await import('./redis-counters.js');
  return redisCounters(url, log, meanwhile);
}

function quotas(burst: number, hour: number): readonly Quota[] {
  return [
    { name: 'burst', requests: burst, seconds: BURST },
    { name: 'hour', requests: hour, seconds: HOUR },
  ];
}
