import { SPELLING } from '#ingest/language/correct-spelling';
import { MATCH_WEIGHTS } from '#ingest/language/match-terms';
import type { IndexManifest } from '#ingest/store/manifest';
import { SELECTION } from '../answer/extractive/select-passages.js';
import type { AnswerTools } from '../answer-question.js';
import type { AnswerTrace } from '../answer-trace.js';
import type { ChatAnswer } from '../contract.js';
import { CALIBRATION } from '../retrieve/calibration.js';
import type { Verdict } from '../retrieve/enough-evidence.js';
import type { RankedChunk } from '../retrieve/evidence.js';
import { MEMBERSHIP } from '../retrieve/list-membership.js';
import { WITHIN } from '../retrieve/order-chunks.js';
import { WEIGHTS } from '../retrieve/retrieve.js';
import type { Stages } from '../retrieve/stages.js';

/** Candidates that a receipt lists: what was near, not the whole index. */
const MAX_CANDIDATES = 10;

/** What the same question is answered the same from. */
export type ReceiptBasis = {
  readonly materials: IndexManifest['materials'];
  readonly gazetteer: string;
  readonly analyser: number;
  readonly model: IndexManifest['model'];
  readonly stages: Stages;
  /** Every weight and threshold that is chosen or fitted. */
  readonly settings: Readonly<Record<string, object>>;
};

/** A chunk that was found, and why it stands where it stands; see `retrieve/evidence.ts`. */
export type Candidate = Omit<RankedChunk, 'chunk'> & {
  readonly chunk: string;
  readonly slide: number;
  readonly passages: readonly string[];
};

/** Everything that an answer hangs on, so that it can be replayed and explained. Plain JSON. */
export type Receipt = {
  readonly basis: ReceiptBasis;
  /** The question as it was read. */
  readonly understood: {
    readonly resolved: string;
    readonly language: string;
    readonly kind: string;
    readonly expects: string | null;
    readonly places: readonly string[];
    readonly terms: readonly string[];
  } | null;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  readonly missingPlaces: readonly string[];
  /** `null` when nothing was searched: small talk, a refusal. */
  readonly verdict: Verdict | null;
  /** Without its id, which is another each time. */
  readonly answer: Omit<ChatAnswer, 'id'>;
};

/** Writes the receipt of an answer from what happened on the way to it. */
export function makeReceipt(tools: AnswerTools, trace: AnswerTrace, answer: ChatAnswer): Receipt {
  const { question, evidence, verdict } = trace;
  const { id: _id, ...given } = answer;
  const ranked = (evidence?.cases ?? []).flatMap(({ chunks }) => chunks);
  const candidates = ranked
    .sort((a, b) => b.score - a.score || (a.chunk.id < b.chunk.id ? -1 : 1))
    .slice(0, MAX_CANDIDATES)
    .map(({ chunk, ...scores }) => ({
      chunk: chunk.id,
      slide: chunk.slide,
      passages: chunk.passages,
      ...scores,
    }));
  const idsOf = (mentions: readonly { readonly place: { readonly id: string } }[]) =>
    mentions.map(({ place }) => place.id);
  return {
    basis: basisOf(tools),
    understood: question
      ? {
          resolved: question.resolved,
          language: question.language,
          kind: question.kind,
          expects: question.expects?.type ?? null,
          places: idsOf(question.places),
          terms: question.terms,
        }
      : null,
    candidates,
    missingPlaces: idsOf(evidence?.missingPlaces ?? []),
    verdict: verdict ?? null,
    answer: given,
  };
}

function basisOf({ reader, stages }: AnswerTools): ReceiptBasis {
  const { materials, gazetteer, analyser, model } = reader.manifest;
  return {
    materials,
    gazetteer,
    analyser,
    model,
    stages,
    settings: {
      spelling: SPELLING,
      retrieval: WEIGHTS,
      withinCase: WITHIN,
      matching: MATCH_WEIGHTS,
      abstention: CALIBRATION,
      selection: SELECTION,
      lists: MEMBERSHIP,
    },
  };
}
