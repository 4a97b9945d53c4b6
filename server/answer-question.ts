import { randomUUID } from 'node:crypto';
import type { Language } from '#corpus/material';
import { abstain } from './answer/abstain.js';
import type { AskedAndFound, Remark, StatementEvent } from './answer/answerer.js';
import type { Speaker, SpokenAnswer } from './answer/choose-answerer.js';
import type { Links } from './answer/cite.js';
import { noticeOf } from './answer/notice.js';
import { refuse, replyToSmallTalk } from './answer/reply.js';
import { suggestQuestions } from './answer/suggest-questions.js';
import { tellMaterial } from './answer/tell-material.js';
import type { AnswerTrace } from './answer-trace.js';
import { recordAnswer, timeEvents, timeStage, traceEmbedder } from './answer-trace.js';
import type { AnswerEvent, ChatRequest, Outcome } from './contract.js';
import { readAboutMaterial } from './question/about-material.js';
import { resolveFollowUp } from './question/follow-up.js';
import { cleanText } from './question/guard.js';
import type { IntentModel } from './question/intent/intent-model.js';
import type { SpellingTools } from './question/mend-spelling.js';
import { splitBackground, splitParts } from './question/parts.js';
import { readMessage } from './question/read-message.js';
import type { QuestionReader } from './question/remember-questions.js';
import type { Question } from './question/understand.js';
import { chooseLanguage } from './question/understand.js';
import { judgeEvidence, type Verdict } from './retrieve/enough-evidence.js';
import { reread } from './retrieve/reread.js';
import { retrieve } from './retrieve/retrieve.js';
import type { SearchTools } from './retrieve/search.js';

/** What an answer is made with; put together in `assemble.ts`. */
export type AnswerTools = SearchTools &
  SpellingTools & {
    readonly intents: IntentModel | undefined;
    readonly readQuestion: QuestionReader;
    readonly links: Links;
    readonly speaker: Speaker;
  };

/** A question, what was found for it, and whether that is enough. */
type Found = AskedAndFound & { readonly verdict: Verdict };

/** Questions before that a follow-up may hang on: one may hang on another, but not for ever. */
const MAX_LOOKBACK = 4;

/**
 * From question to cited answer, the steps in order: message → understand → retrieve → enough? →
 * answer. Yields the events of the answer; `trace` is filled on the way.
 */
export function answerQuestion(
  request: ChatRequest,
  all: AnswerTools,
  signal: AbortSignal,
  trace: AnswerTrace = {},
): AsyncGenerator<AnswerEvent, void, void> {
  const reader =
    request.material === undefined ? all.reader : all.reader.ofMaterial(request.material);
  trace.generation = reader.generation;
  const tools = { ...all, reader, embedder: traceEmbedder(all.embedder, trace) };
  return recordAnswer(trace, makeAnswer(request, tools, signal, trace));
}

async function* makeAnswer(
  request: ChatRequest,
  tools: AnswerTools,
  signal: AbortSignal,
  trace: AnswerTrace,
): AsyncGenerator<AnswerEvent, void, void> {
  const { reader, stages, links, speaker } = tools;
  const asked = request.messages.flatMap(({ role, content }) =>
    role === 'user' ? [cleanText(content)] : [],
  );
  const message = asked.at(-1) ?? '';
  const { text, aside, before } = await timeStage(trace, 'read', async () => ({
    ...(await readMessage(message, asked.length > 1, tools)),
    before: await questionsBefore(asked, tools),
  }));
  const language =
    request.language ?? aside?.language ?? chooseLanguage(text, [...before, message]);
  const { materials } = reader;
  const about = aside ? undefined : readAboutMaterial(text, before, language);
  // Small talk goes on with nothing, so nothing is said to have been searched for.
  const goesOn = !aside && !about;
  const read = readConversation(goesOn ? [...before, text] : [text], language, tools);
  trace.question = read;

  const cited = new Set<string>();
  async function* noteCited(
    events: AsyncIterable<StatementEvent> | Iterable<StatementEvent>,
  ): AsyncGenerator<StatementEvent, void, void> {
    for await (const event of events) {
      if (event.event === 'citation') cited.add(event.citation.material);
      yield event;
    }
  }
  // Who speaks is told first, so the start waits for a model's first word or its failure.
  const start = (answerer: SpokenAnswer['answerer'] = 'extractive'): AnswerEvent => ({
    event: 'answer-start',
    id: randomUUID(),
    language,
    answerer,
    resolvedQuestion: read.resolved,
  });
  const end = (
    outcome: Outcome,
    suggestions: readonly string[],
    remarks: readonly Remark[] = [],
  ): AnswerEvent => ({
    event: 'answer-end',
    outcome,
    abstained: outcome.startsWith('unanswered') || outcome.startsWith('refused'),
    suggestions: [...suggestions],
    notice: noticeOf({
      materials,
      cited,
      language,
      outcome,
      remarks: trace.embedderFault ? ['words-only', ...remarks] : remarks,
      evidence: trace.evidence,
    }),
  });
  if (aside) {
    const isRefused = aside.kind === 'refused';
    const text = isRefused
      ? refuse(aside.refusal, language, materials)
      : replyToSmallTalk(aside.talk, language, materials, speaker.hasModel);
    yield start();
    yield { event: 'text-delta', statement: 0, text };
    yield end(isRefused ? aside.refusal : 'small_talk', suggestQuestions(materials, language));
    return;
  }
  if (about) {
    yield start();
    yield* noteCited(tellMaterial(about, materials, language, { links, places: tools.recogniser }));
    yield end('answered', suggestQuestions(materials, language));
    return;
  }
  const { question, evidence, verdict, parts } = await timeStage(trace, 'search', async () => {
    const found = await find(read, tools);
    const background = found.verdict.isEnough ? undefined : splitBackground(text);
    const asked = background && readConversation([...before, ...background], language, tools);
    const narrower = asked && (await find(asked, tools));
    const best = narrower?.verdict.isEnough ? narrower : found;
    const parts = best.verdict.isEnough ? await findParts(best.question, before, tools) : [];
    return { ...best, parts };
  });
  trace.question = question;
  trace.evidence = evidence;
  trace.verdict = verdict;
  signal.throwIfAborted();
  const begun = performance.now();
  if (verdict.isEnough || !stages.abstention) {
    const { answerer, events, remarks } = await speaker.speak({
      question,
      evidence,
      parts,
      signal,
    });
    yield start(answerer);
    yield* timeEvents(trace, 'answer', noteCited(events), begun);
    const outcome = evidence.missingPlaces.length > 0 ? 'answered_partly' : 'answered';
    yield end(outcome, suggestQuestions(materials, language, evidence), remarks);
  } else {
    const { outcome, events } = abstain(question, evidence, reader, links);
    yield start();
    yield* timeEvents(trace, 'answer', noteCited(events), begun);
    yield end(outcome, suggestQuestions(materials, language, evidence));
  }
}

/** What is found for a question, the question as that shows it to be, and whether it is enough. */
async function find(asked: Question, tools: AnswerTools): Promise<Found> {
  const evidence = await retrieve(asked, tools);
  const judge = (question: Question): Found => ({
    question,
    evidence,
    verdict: judgeEvidence(question, evidence, tools.reader),
  });
  const shown = judge(reread(asked, evidence));
  // As it was asked, where what was found does not do for what it seemed to be.
  return shown.verdict.isEnough ? shown : judge(asked);
}

/** The last of the questions before, oldest first: neither attacks nor thanks are a topic to go on with. */
async function questionsBefore(
  asked: readonly string[],
  tools: AnswerTools,
): Promise<readonly string[]> {
  const questions: string[] = [];
  for (let i = asked.length - 2; i >= 0 && questions.length < MAX_LOOKBACK; i--) {
    const { text, aside } = await readMessage(asked[i] ?? '', i > 0, tools);
    if (!aside) questions.unshift(text);
  }
  return questions;
}

/** Each thing that a question asks, by itself, when it asks two and the same case tells both. */
async function findParts(
  { kind, text, language }: Question,
  before: readonly string[],
  tools: AnswerTools,
): Promise<readonly AskedAndFound[]> {
  const asked = kind === 'single' ? splitParts(text, language) : undefined;
  if (!asked) return [];
  const parts: AskedAndFound[] = [];
  for (const i of asked.keys()) {
    const question = readConversation([...before, ...asked.slice(0, i + 1)], language, tools);
    const evidence = await retrieve(question, tools);
    if (!judgeEvidence(question, evidence, tools.reader).isEnough) return [];
    parts.push({ question, evidence });
  }
  const cases = new Set(parts.map(({ evidence }) => evidence.cases[0]?.key));
  return cases.size === 1 ? parts : [];
}

function readConversation(
  texts: readonly string[],
  language: Language,
  { readQuestion, stages }: AnswerTools,
): Question {
  let resolved: Question | null = null;
  for (const text of stages.followUps ? texts : texts.slice(-1)) {
    const read = readQuestion(text, language);
    const asked = stages.expectedAnswer ? read : { ...read, expects: undefined };
    resolved = resolveFollowUp(asked, resolved);
  }
  return resolved ?? readQuestion('', language);
}
