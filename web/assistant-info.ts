import type { AssistantInfo } from '#server/contract';
import type { Host } from './host.js';
import type { Language } from './strings/strings.js';
import { stringsOf } from './strings/strings-of.js';

/** What must be known and said before the first question: asked of the server once it is needed. */
export class AssistantInfoLoader {
  info: AssistantInfo | undefined;
  readonly #host: Host;
  #hasFailed = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Asks, unless it is known; tells whether there is something new to say. */
  async load(server: string, material: string | null): Promise<boolean> {
    if (this.info) return false;
    this.info = await fetchInfo(server, material);
    this.#hasFailed = this.info === undefined;
    this.#host.requestUpdate();
    return true;
  }

  /** That a machine answers, from what and of which date; `undefined` while it is being asked. */
  disclosure(language: Language): string | undefined {
    const own = this.#hasFailed ? stringsOf(language).notice : undefined;
    return this.info?.disclosure[language] ?? own;
  }
}

async function fetchInfo(
  server: string,
  material: string | null,
): Promise<AssistantInfo | undefined> {
  const query = material ? `?${new URLSearchParams({ material })}` : '';
  try {
    const response = await fetch(`${server}/api/assistant${query}`, { credentials: 'omit' });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
