import { html, nothing, type TemplateResult } from 'lit';
import type { QuestionDraft } from '../question-draft.js';
import type { ViewContext } from './context.js';

/** What the composer shows, and what may be done in it. */
export type ComposerProps = {
  readonly draft: QuestionDraft;
  /** Where people reach a person. */
  readonly helpUrl: string | undefined;
  onSubmit(): void;
  onStop(): void;
};

/** The field for the question, with what stands around it in every state. */
export function composerView(props: ComposerProps, context: ViewContext): TemplateResult {
  const { strings, isBusy } = context;
  const { draft, helpUrl, onSubmit, onStop } = props;
  const { text, error, isTooLong } = draft;
  return html`<form class="composer" part="composer" @submit=${submit}>
    <p class="small notice" id="notice">${strings.notice}${
      helpUrl ? html` <a href=${helpUrl}>${strings.help}</a>` : nothing
    }</p>
    <label for="question">${strings.label}</label>
    <div class="field">
      <textarea
        id="question"
        part="field"
        rows="1"
        autocomplete="off"
        enterkeyhint="send"
        aria-describedby="notice hint count error"
        aria-invalid=${isTooLong || error !== ''}
        .value=${text}
        @input=${(event: InputEvent) => draft.write((event.target as HTMLTextAreaElement).value, strings)}
        @keydown=${sendOnEnter}
      ></textarea>
      <button type=${isBusy ? 'button' : 'submit'} class="send" part="send" @click=${isBusy ? onStop : nothing}>
        ${isBusy ? html`<span>${strings.stop}</span>` : html`<span>${strings.ask}</span>`}
      </button>
    </div>
    <span class="visually-hidden" id="hint">${strings.hint}</span>
    <p class=${isTooLong ? 'fault' : 'small'} id="count">${error === '' ? draft.count(strings) : ''}</p>
    <p class="fault" id="error" role="alert">${error}</p>
  </form>`;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!isBusy) onSubmit();
  }

  function sendOnEnter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!isBusy) onSubmit();
  }
}
