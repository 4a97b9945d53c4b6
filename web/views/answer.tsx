/** @jsxImportSource preact */
import type { ComponentChild } from 'preact';
import type { Statement } from '#server/contract';
import { type Answer, isTranslation, type Turn } from '../conversation.js';
import { typeset } from '../typeset.js';
import { CitationCard, CitationChip, cardKey } from './citation.js';
import type { TurnState, ViewContext } from './context.js';
import { SourceList } from './sources.js';

/** Longest word that is kept on one line with a chip, in characters: the narrowest log has room for it. */
const MAX_UNBROKEN = 20;

type AnswerProps = {
  readonly turn: Turn;
  readonly answer: Answer;
  readonly state: TurnState;
  readonly context: ViewContext;
};

/** An answer as far as it has come: statements with their citations, then the sources. */
export function AnswerView(props: AnswerProps) {
  const { turn, answer, context } = props;
  const { language, notice, citations, resolvedQuestion } = answer;
  const isResolved = resolvedQuestion !== '' && resolvedQuestion !== turn.question;
  return (
    <>
      {isResolved && (
        <p class="small">
          {context.strings.understoodAs}: <span lang={language}>{resolvedQuestion}</span>
        </p>
      )}
      <div class="text" part="answer" lang={language}>
        {answer.statements.map((statement, at) => (
          <StatementView {...props} statement={statement} at={at} />
        ))}
      </div>
      {isTranslation(answer) && <TranslationMark {...props} />}
      {turn.status === 'done' && citations.length > 0 && (
        <SourceList answer={answer} context={context} />
      )}
      {notice && (
        <p class="small" lang={language}>
          {notice}
        </p>
      )}
    </>
  );
}

type StatementProps = AnswerProps & { readonly statement: Statement; readonly at: number };

function StatementView({ turn, answer, state, context, statement, at }: StatementProps) {
  const place = { turn: turn.id, statement: at };
  const citations = answer.citations.filter(({ n }) => statement.citations.includes(n));
  const opened = citations.filter(
    ({ n }) => state.showsOriginals || state.card === cardKey(place, n),
  );
  const chips = citations.map((citation) => (
    <CitationChip citation={citation} place={place} state={state} context={context} />
  ));
  const text = typeset(statement.text);
  return (
    <>
      <p lang={statement.language ?? answer.language}>
        {chips.length > 0 ? <WithChips text={text} chips={chips} /> : text}
      </p>
      {opened.map((citation) => (
        <CitationCard citation={citation} answer={answer} place={place} context={context} />
      ))}
    </>
  );
}

type WithChipsProps = { readonly text: string; readonly chips: readonly ComponentChild[] };

/** A text and its chips, the first of them on the line of the last word. */
function WithChips({ text, chips: [first, ...others] }: WithChipsProps) {
  const last = text.lastIndexOf(' ') + 1;
  const end = [text.slice(last), ' ', first];
  const isShort = text.length - last <= MAX_UNBROKEN;
  return (
    <>
      {text.slice(0, last)}
      {isShort ? <span class="unbroken">{end}</span> : end}
      {others.map((chip) => [' ', chip])}
    </>
  );
}

/** Says that the answer is a translation, and shows all originals at once. */
function TranslationMark({ turn, state, context: { strings, actions } }: AnswerProps) {
  const isShown = state.showsOriginals === true;
  return (
    <p class="row">
      <span class="tag">{strings.translation}</span>
      <button
        type="button"
        class="plain"
        aria-expanded={isShown}
        onClick={() => actions.change(turn.id, { ...state, showsOriginals: !isShown })}
      >
        {isShown ? strings.hideOriginal : strings.showOriginal}
      </button>
    </p>
  );
}
