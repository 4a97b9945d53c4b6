import { html, nothing, type TemplateResult } from 'lit';
import type { Statement } from '#server/contract';
import { type Answer, isTranslation, type Turn } from '../conversation.js';
import { cardKey, citationCard, citationChip } from './citation.js';
import type { TurnState, ViewContext } from './context.js';
import { sourceList } from './sources.js';

/** An answer as far as it has come: statements with their citations, then the sources. */
export function answerView(
  turn: Turn,
  answer: Answer,
  state: TurnState,
  context: ViewContext,
): TemplateResult {
  const { strings } = context;
  const { language, notice, citations, resolvedQuestion } = answer;
  const isResolved = resolvedQuestion !== '' && resolvedQuestion !== turn.question;
  return html`
    ${
      isResolved
        ? html`<p class="small">${strings.understoodAs}: <span lang=${language}>${resolvedQuestion}</span></p>`
        : nothing
    }
    <div class="text" part="answer" lang=${language}>
      ${answer.statements.map((statement, at) => statementView(turn, answer, statement, at, state, context))}
    </div>
    ${isTranslation(answer) ? translationMark(turn, state, context) : nothing}
    ${turn.status === 'done' && citations.length > 0 ? sourceList(answer, context) : nothing}
    ${notice ? html`<p class="small" lang=${language}>${notice}</p>` : nothing}
  `;
}

function statementView(
  turn: Turn,
  answer: Answer,
  { text, citations: numbers }: Statement,
  at: number,
  state: TurnState,
  context: ViewContext,
): TemplateResult {
  const place = { turn: turn.id, statement: at };
  const citations = answer.citations.filter(({ n }) => numbers.includes(n));
  const opened = citations.filter(
    ({ n }) => state.showsOriginals || state.card === cardKey(place, n),
  );
  return html`<p>${text}${citations.map(
    (citation) => html` ${citationChip(citation, place, state, context)}`,
  )}</p>
    ${opened.map((citation) => citationCard(citation, answer, place, context))}`;
}

/** Says that the answer is a translation, and shows all originals at once. */
function translationMark(turn: Turn, state: TurnState, { strings, actions }: ViewContext) {
  const isShown = state.showsOriginals === true;
  return html`<p class="row">
    <span class="tag">${strings.translation}</span>
    <button
      type="button"
      class="plain"
      aria-expanded=${isShown}
      @click=${() => actions.change(turn.id, { ...state, showsOriginals: !isShown })}
    >${isShown ? strings.hideOriginal : strings.showOriginal}</button>
  </p>`;
}
