import { html, nothing, type TemplateResult } from 'lit';
import type { Turn } from '../conversation.js';
import type { Fault } from '../fault.js';
import type { Strings } from '../strings/strings.js';
import { answerView } from './answer.js';
import type { TurnState, ViewContext } from './context.js';
import { feedbackView } from './feedback.js';
import { questionList } from './questions.js';

/** A question and its answer. */
export function turnView(
  turn: Turn,
  state: TurnState,
  isLast: boolean,
  context: ViewContext,
): TemplateResult {
  const { strings, language } = context;
  const { question, status, answer } = turn;
  return html`<li class="turn" part="turn">
    <h3 class="question" part="question"><span class="visually-hidden">${strings.you}: </span>${question}</h3>
    <span class="visually-hidden">${strings.assistant}: </span>
    ${answer ? answerView(turn, answer, state, context) : nothing}
    ${status === 'waiting' ? html`<p class="small waiting">${strings.searching}</p>` : nothing}
    ${isLast && (status === 'failed' || status === 'stopped') ? ending(turn, context) : nothing}
    ${answer && status === 'done' ? actionsView(turn, state, context) : nothing}
    ${
      isLast && status === 'done' && answer && answer.suggestions.length > 0
        ? questionList(
            html`<h4 class="label">${strings.followUps}</h4>`,
            answer.suggestions,
            answer.language ?? language,
            context,
          )
        : nothing
    }
  </li>`;
}

/** Why an answer ended before its end, and how to go on. */
function ending({ status, fault, answer }: Turn, { strings, actions }: ViewContext) {
  const said = status === 'stopped' ? strings.stopped : faultText(fault, strings);
  return html`<div class="ending">
    <p class=${status === 'failed' ? 'fault' : 'small'} role=${status === 'failed' ? 'alert' : nothing}>${said}</p>
    <button type="button" class="plain" @click=${() => actions.retry()}>
      ${answer && fault?.kind !== 'broken' ? strings.resume : strings.retry}
    </button>
  </div>`;
}

function faultText(fault: Fault | undefined, strings: Strings): string {
  const kind = fault?.kind ?? 'broken';
  return kind === 'busy' ? strings.fault.busy(fault?.retryAfter) : strings.fault[kind];
}

function actionsView({ id, answer }: Turn, state: TurnState, context: ViewContext) {
  const { strings, actions, takesFeedback } = context;
  return html`<div class="actions">
    <button type="button" class="plain" @click=${() => actions.copy(id)}>${strings.copy}</button>
    ${state.said ? html`<span class="small">${state.said}</span>` : nothing}
    ${takesFeedback && answer?.feedbackToken ? feedbackView(id, state, context) : nothing}
  </div>`;
}
