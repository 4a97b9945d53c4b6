import { html, nothing, type TemplateResult } from 'lit';
import type { Statement } from '#server/contract';
import { type Answer, isTranslation, type Turn } from '../conversation.js';
import { cardKey, citationCard, citationChip } from './citation.js';
import type { TurnState, ViewContext } from './context.js';
import { sourceList } from './sources.js';

/** Longest word that is kept on one line with a chip, in characters: the narrowest log has room for it. */
const MAX_UNBROKEN = 20;

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
  { text, citations: numbers, language }: Statement,
  at: number,
  state: TurnState,
  context: ViewContext,
): TemplateResult {
  const place = { turn: turn.id, statement: at };
  const citations = answer.citations.filter(({ n }) => numbers.includes(n));
  const opened = citations.filter(
    ({ n }) => state.showsOriginals || state.card === cardKey(place, n),
  );
  const chips = citations.map((citation) => citationChip(citation, place, state, context));
  return html`<p lang=${language ?? answer.language}>${withChips(text, chips)}</p>
    ${opened.map((citation) => citationCard(citation, answer, place, context))}`;
}

/** A text and its chips, the first of them on the line of the last word. */
function withChips(text: string, [first, ...others]: readonly TemplateResult[]) {
  const last = text.lastIndexOf(' ') + 1;
  const isShort = text.length - last <= MAX_UNBROKEN;
  const end = html`${text.slice(last)} ${first}`;
  return html`${text.slice(0, last)}${
    isShort && first ? html`<span class="unbroken">${end}</span>` : end
  }${others.map((chip) => html` ${chip}`)}`;
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
