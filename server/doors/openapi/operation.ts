import type { z } from 'zod';
import type { ProblemKind } from '../../answer/wording/wording.js';

/** What an operation belongs to; the page has a heading for each. */
export type Tag = 'assistant' | 'openai' | 'mcp' | 'operation';

/** One route, as the OpenAPI document and its page tell of it. */
export type Operation = {
  readonly id: string;
  readonly method: 'get' | 'post';
  /** As OpenAPI writes it: `/v1/models/{model}`. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** What it gives when all is well. */
  readonly success: {
    readonly status: 200 | 204;
    readonly description: string;
    readonly json?: z.ZodType;
    /** When it can stream server-sent events: what each holds. */
    readonly event?: z.ZodType;
  };
  /** What else it may give, by the rules of a protocol of its own. */
  readonly otherwise?: { readonly description: string; readonly json: z.ZodType };
  /** What can be wrong, beyond what can be with every request. */
  readonly problems: readonly ProblemKind[];
  readonly examples: Readonly<Record<string, Example>>;
};

/** A request that can be sent as it stands, and where it helps, what comes back. */
export type Example = {
  readonly summary: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly response?: unknown;
};
