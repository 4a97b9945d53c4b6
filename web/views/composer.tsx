/** @jsxImportSource preact */
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
export function Composer(props: ComposerProps & { readonly context: ViewContext }) {
  const { draft, helpUrl, onSubmit, onStop, context } = props;
  const { strings, isBusy } = context;
  const { text, error, isTooLong } = draft;
  const submit = (event: Event) => {
    event.preventDefault();
    if (!isBusy) onSubmit();
  };
  const stop = (event: Event) => {
    // The button becomes the one that sends before its click has come to an end.
    event.preventDefault();
    onStop();
  };
  return (
    <form class="composer" part="composer" onSubmit={submit}>
      <p class="small notice" id="notice">
        {strings.notice}
        {helpUrl && (
          <>
            {' '}
            <a href={helpUrl}>{strings.help}</a>
          </>
        )}
      </p>
      <label for="question">{strings.label}</label>
      <div class="field">
        <textarea
          id="question"
          part="field"
          rows={1}
          autocomplete="off"
          enterkeyhint="send"
          aria-describedby="notice hint count error"
          aria-invalid={isTooLong || error !== ''}
          value={text}
          onInput={({ currentTarget }) => draft.write(currentTarget.value, strings)}
          onKeyDown={(event) => {
            // 229 is a key that composes a letter; Safari does not say so by `isComposing`.
            if (event.key === 'Enter' && !event.shiftKey && event.keyCode !== 229) submit(event);
          }}
        />
        <button
          type={isBusy ? 'button' : 'submit'}
          class="send"
          part="send"
          onClick={isBusy ? stop : undefined}
        >
          {/* Another word is another element: a word that is replaced would count as moved. */}
          <span key={isBusy}>{isBusy ? strings.stop : strings.ask}</span>
        </button>
      </div>
      <span class="visually-hidden" id="hint">
        {strings.hint}
      </span>
      <p class={isTooLong ? 'fault' : 'small'} id="count">
        {error === '' ? draft.count(strings) : ''}
      </p>
      <p class="fault" id="error" role="alert">
        {error}
      </p>
    </form>
  );
}
