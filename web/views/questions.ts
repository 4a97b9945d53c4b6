import { html, type TemplateResult } from 'lit';
import type { Language } from '../strings/strings.js';
import type { ViewContext } from './context.js';

/** Questions to ask by a click. */
export function questionList(
  heading: TemplateResult,
  questions: readonly string[],
  language: Language,
  { actions, isBusy }: ViewContext,
): TemplateResult {
  return html`<div class="questions" part="questions">
    ${heading}
    <ul lang=${language}>
      ${questions.map(
        (question) => html`<li><button
          type="button"
          part="suggestion"
          aria-disabled=${isBusy}
          @click=${() => actions.ask(question)}
        >${question}</button></li>`,
      )}
    </ul>
  </div>`;
}
