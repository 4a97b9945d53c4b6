/** @jsxImportSource preact */
import type { Rating } from '../feedback.js';
import type { TurnState, ViewContext } from './context.js';

/** Longest comment, in characters. */
const MAX_COMMENT = 500;

type FeedbackProps = {
  readonly turn: number;
  readonly state: TurnState;
  readonly context: ViewContext;
};

/** Thumbs up or down, then a word if somebody has one to say. */
export function FeedbackView({ turn, state: { feedback }, context }: FeedbackProps) {
  const { strings, actions } = context;
  const { heading, up, down, comment, hint, sendQuestion, send, thanks, failed } = strings.feedback;
  if (feedback?.status === 'sent') return <p class="small">{thanks}</p>;
  const button = (rating: Rating, text: string) => (
    <button
      type="button"
      class="plain"
      aria-pressed={feedback?.rating === rating}
      onClick={() => actions.rate(turn, { rating, status: 'rated' })}
    >
      {text}
    </button>
  );
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no row in every browser. */}
      <div class="row" role="group" aria-label={heading}>
        <span class="small">{heading}</span>
        {button('up', up)}
        {button('down', down)}
      </div>
      {feedback && (
        <form
          class="feedback"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            const said = String(form.get('comment') ?? '').trim();
            actions.rate(turn, feedback, { comment: said, sendsQuestion: form.has('question') });
          }}
        >
          <label for={`comment-${turn}`}>{comment}</label>
          <textarea
            id={`comment-${turn}`}
            name="comment"
            rows={2}
            maxlength={MAX_COMMENT}
            aria-describedby={`comment-hint-${turn}`}
          />
          <p class="small" id={`comment-hint-${turn}`}>
            {hint}
          </p>
          <label class="small consent">
            <input type="checkbox" name="question" />
            {sendQuestion}
          </label>
          {feedback.status === 'failed' && (
            <p class="fault" role="alert">
              {failed}
            </p>
          )}
          <button type="submit" class="plain">
            {send}
          </button>
        </form>
      )}
    </>
  );
}
