/** @jsxImportSource preact */
import type { Turn } from '../conversation.js';
import type { Fault } from '../fault.js';
import type { Strings } from '../strings/strings.js';
import { AnswerView } from './answer.js';
import type { TurnState, ViewContext } from './context.js';
import { FeedbackView } from './feedback.js';
import { QuestionList } from './questions.js';

type TurnProps = {
  readonly turn: Turn;
  readonly state: TurnState;
  readonly isLast: boolean;
  readonly context: ViewContext;
};

/** A question and its answer. */
export function TurnView({ turn, state, isLast, context }: TurnProps) {
  const { strings } = context;
  const { question, status, answer } = turn;
  const isBroken = status === 'failed' || status === 'stopped';
  return (
    <li class="turn" part="turn">
      <h3 class="question" part="question" tabindex={-1}>
        <span class="visually-hidden">{strings.you}: </span>
        <span lang={answer?.language}>{question}</span>
      </h3>
      <span class="visually-hidden">{strings.assistant}: </span>
      {answer && <AnswerView turn={turn} answer={answer} state={state} context={context} />}
      {status === 'waiting' && <p class="small waiting">{strings.searching}</p>}
      {isLast && isBroken && <Ending turn={turn} context={context} />}
      {answer && status === 'done' && <ActionsView turn={turn} state={state} context={context} />}
      {isLast && status === 'done' && answer && answer.suggestions.length > 0 && (
        <QuestionList
          heading={<h4 class="label">{strings.followUps}</h4>}
          questions={answer.suggestions}
          language={answer.language}
          context={context}
        />
      )}
    </li>
  );
}

/** Why an answer ended before its end, and how to go on. */
function Ending({ turn, context }: Pick<TurnProps, 'turn' | 'context'>) {
  const { status, fault, answer } = turn;
  const { strings, actions } = context;
  return (
    <div class="ending">
      {status === 'failed' ? (
        <p class="fault" role="alert">
          {faultText(fault, strings)}
        </p>
      ) : (
        <p class="small">{strings.stopped}</p>
      )}
      <button type="button" class="plain" onClick={() => actions.retry()}>
        {answer && fault?.kind !== 'broken' ? strings.resume : strings.retry}
      </button>
    </div>
  );
}

function faultText(fault: Fault | undefined, strings: Strings): string {
  const kind = fault?.kind ?? 'broken';
  return kind === 'busy' ? strings.fault.busy(fault?.retryAfter) : strings.fault[kind];
}

function ActionsView({ turn: { id, answer }, state, context }: Omit<TurnProps, 'isLast'>) {
  const { strings, actions, takesFeedback } = context;
  return (
    <div class="actions">
      <button type="button" class="plain" onClick={() => actions.copy(id)}>
        {strings.copy}
      </button>
      {state.said && <span class="small">{state.said}</span>}
      {takesFeedback && answer?.feedbackToken && (
        <FeedbackView turn={id} state={state} context={context} />
      )}
    </div>
  );
}
