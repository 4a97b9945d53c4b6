import type { ChunkReader } from '#ingest/store/store';
import { type ExpectedAnswer, isDecisive } from '../question/answer-type.js';
import type { Question } from '../question/understand.js';
import { CALIBRATION, type EvidenceFeatures, FEATURES } from './calibration.js';
import { compareWith } from './compared-language.js';
import type { Evidence, RankedCase, RankedChunk } from './evidence.js';
import { probabilityOf } from './logistic.js';
import { coverTerms, termsOfAll } from './term-coverage.js';

/** Whether what was found answers the question, and how sure that is. */
export type Verdict = {
  readonly isEnough: boolean;
  /** Calibrated probability that the best case answers, 0 … 1. */
  readonly confidence: number;
  readonly features: EvidenceFeatures | null;
};

/** What a question without place or topic must have in common with its case, in words or in meaning. */
const MIN_COVERAGE = 0.1;
const MIN_DENSE_ALONE = 0.4;
const MIN_ASKED_ALONE = 0.55;

/** From so many terms on a question is long. */
const LONG = 8;

/** Chunks of the best case in which a date, a sum … may stand. */
const CHUNKS_READ = 3;

const NOTHING: Verdict = { isEnough: false, confidence: 0, features: null };

/** Decides whether to answer at all. Abstention hangs on calibrated features, not on a fused score. */
export function judgeEvidence(
  question: Question,
  { cases, gap, gapOfCase, gapOfAll, topic, isExpanded, missingPlaces }: Evidence,
  reader: ChunkReader,
): Verdict {
  const [best] = cases;
  if (!best || (missingPlaces.length > 0 && !isBeside(question, missingPlaces))) return NOTHING;
  const isList = question.kind === 'cases';
  const features = {
    ...readFeatures(question, best, reader),
    // What one case leaves open another may tell.
    gap: isList ? gapOfAll : gap,
    gapOfCase,
    topic: isList ? topic : 0,
  };
  const lacking: Verdict = { isEnough: false, confidence: 0, features };
  if (question.expects && isDecisive(question.expects) && features.expectedMissing === 1) {
    return lacking;
  }
  if (asksForOthers(question) && !namesOthers(question, best)) {
    return lacking;
  }
  // "Mitä Turku tekee?" asks for whatever the case tells.
  const isOfPractices = isList && question.listed === 'practices';
  const isAbout = best.isNamed || isOfPractices || isOfPlace(question, best);
  if (best.isOverview && !question.asksJudgement && isAbout) {
    return { isEnough: true, confidence: 1, features };
  }
  if (question.kind !== 'compare' && namesAnotherCase(question, best, reader)) {
    return lacking;
  }
  // Neither a place nor a topic, no word of it found, and nothing near in meaning: nothing was asked.
  const hangsOnNothing =
    question.places.length === 0 && question.follows === null && features.about === 0;
  const isEmpty = question.terms.length === 0;
  // Of one word alone likeness tells nothing: "Milloin se tapahtui?" is asked of many cases.
  const isLikeNone = features.asked < MIN_ASKED_ALONE || question.terms.length === 1;
  const isFar = features.coverage < MIN_COVERAGE && features.dense < MIN_DENSE_ALONE && isLikeNone;
  if (hangsOnNothing && (isEmpty || isFar)) {
    return lacking;
  }
  const isForeign = compareWithCase(question, best.chunks).language !== question.language;
  const calibration = CALIBRATION[isExpanded ? 'expanded' : isForeign ? 'foreign' : 'plain'];
  const confidence = probabilityOf(FEATURES, calibration, features);
  return { isEnough: confidence >= calibration.threshold, confidence, features };
}

/** "Mitkä kunnat ovat Tampereen mallissa?" asks for places beside the one that it names. */
function asksForOthers({ listed, places }: Question): boolean {
  return listed === 'towns' && places.length > 0;
}

function namesOthers({ places }: Question, { chunks }: RankedCase): boolean {
  const asked = new Set(places.map(({ place }) => place.id));
  return chunks
    .slice(0, CHUNKS_READ)
    .some(({ chunk }) => chunk.places.named.some((id) => !asked.has(id)));
}

/** Whether a case is the practice of a place asked about. */
function isOfPlace({ places }: Question, { chunks }: RankedCase): boolean {
  const own = chunks[0]?.chunk.places.own ?? [];
  return places.some(({ place }) => own.includes(place.id));
}

/** "Onko Turussa Job Voucher?": a name by which another case is called, and this one never says. */
function namesAnotherCase(
  question: Question,
  { chunks }: RankedCase,
  reader: ChunkReader,
): boolean {
  const { names, language } = compareWithCase(question, chunks);
  const headers = reader.headerTerms(language);
  const present = termsOfAll(chunks.map(({ chunk }) => chunk.terms[language]));
  return names.some((name) => headers.has(name) && !present.has(name));
}

/** Words between places that are asked about side by side: one of them may be answered alone. */
const JOINED = /^[\s\p{P}]*(?:ja|sekä|vai|tai|och|samt|eller|and|or|with)?[\s\p{P}]*$/iu;
/** What ends a clause: a place in another one is the asker's, not what is asked about. */
const CLAUSE_END = /[.!?;,]\s/u;

/**
 * Whether every missing place stands beside one that is there, in a list or in a clause of its own.
 * "Vertaa Vaasaa ja Turkua" is answered of Turku, "Olemme Imatralla. Saammeko Lappeenrannan setelin?" of
 * Lappeenranta; "Kuuluuko Pirkkala Tampereen malliin?" is about Pirkkala.
 */
function isBeside({ text, places }: Question, missing: Evidence['missingPlaces']): boolean {
  const known = places.filter((mention) => !missing.includes(mention));
  return missing.every((gone) =>
    known.some(({ start, end }) => {
      const between = end < gone.start ? text.slice(end, gone.start) : text.slice(gone.end, start);
      return JOINED.test(between) || CLAUSE_END.test(between);
    }),
  );
}

/** Between the passage that is asked for most and the one that holds what is expected: what parts them. */
function measureApart({ chunks }: RankedCase): number {
  const read = chunks.slice(0, CHUNKS_READ);
  const nearest = (isRead: (chunk: RankedChunk, passage: number) => boolean) =>
    Math.max(
      0,
      ...read.flatMap((chunk) => chunk.asked.filter((_, passage) => isRead(chunk, passage))),
    );
  const holding = nearest(({ parts }, passage) => parts[passage]?.hasExpected ?? false);
  return nearest(() => true) - holding;
}

/** What tells whether a case answers a question. */
function readFeatures(
  question: Question,
  found: RankedCase,
  reader: ChunkReader,
): Omit<EvidenceFeatures, 'gap' | 'gapOfCase' | 'topic'> {
  const { terms, language, kind, expects } = compareWithCase(question, found.chunks);
  const [first] = found.chunks;
  const present = termsOfAll(found.chunks.map(({ chunk }) => chunk.terms[language]));
  const { covered, elsewhere, ofOthers } = coverTerms(terms, present, language, reader);
  const isTyped = expects !== undefined && !isLoose(expects);
  const isFound = isTyped && isExpectedFound(expects, found);
  return {
    dense: first?.dense ?? 0,
    lexical: first?.lexical ?? 0,
    coverage: covered,
    elsewhere,
    ofOthers,
    expectedFound: isFound ? 1 : 0,
    expectedMissing: isTyped && !isFound ? 1 : 0,
    expectedApart: isFound ? measureApart(found) : 0,
    about: kind === 'about' && first?.isFront ? 1 : 0,
    numberMissing: terms.some((term) => /\d/u.test(term) && !present.has(term)) ? 1 : 0,
    yesOrNo: question.isYesOrNo ? 1 : 0,
    list: kind === 'cases' ? 1 : 0,
    comparison: kind === 'compare' ? 1 : 0,
    goesOn: question.leaning === 'topic' ? 1 : 0,
    asked: Math.max(...found.chunks.flatMap(({ asked }) => asked)),
    judgement: question.asksJudgement ? 1 : 0,
    length: Math.min(terms.length, LONG) / LONG,
  };
}

function compareWithCase(question: Question, [first]: RankedCase['chunks']): Question {
  return first ? compareWith(question, first.chunk) : question;
}

/** Places stand in the index, and whom a thing is for is said in many ways: they order, and decide nothing. */
function isLoose({ type }: ExpectedAnswer): boolean {
  return type === 'places' || type === 'whom';
}

function isExpectedFound({ counted }: ExpectedAnswer, { chunks }: RankedCase): boolean {
  // What is counted is named, so that a number anywhere in the case is the right one.
  const read = counted === undefined ? CHUNKS_READ : chunks.length;
  return chunks.slice(0, read).some(({ hasExpected }) => hasExpected);
}
