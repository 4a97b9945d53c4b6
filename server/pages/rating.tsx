import { type ChatAnswer, type FeedbackRequest, MAX_COMMENT_LENGTH } from '../contract.js';
import { type ChatState, chatLink, ratingLink } from './chat-state.js';
import { layout } from './layout.js';
import { pageWordingOf } from './wording/page-wording-of.js';

type RatingFormProps = { readonly state: ChatState; readonly answer: ChatAnswer };

/** Thumbs up or down, without JavaScript; where the answer can be rated. */
export function RatingForm({ state, answer }: RatingFormProps) {
  const { feedbackToken, resolvedQuestion } = answer;
  if (feedbackToken === undefined) return '';
  const text = pageWordingOf(state.language).feedback;
  return (
    <form class="rating" action={ratingLink(state)} method="post" aria-labelledby="rating">
      <input type="hidden" name="feedbackToken" value={feedbackToken} />
      <input type="hidden" name="resolvedQuestion" value={resolvedQuestion} />
      <span id="rating">{text.heading}</span>
      <span class="choices">
        <button type="submit" name="rating" value="up">
          {text.up}
        </button>
        <button type="submit" name="rating" value="down">
          {text.down}
        </button>
      </span>
    </form>
  );
}

/** What became of a rating. */
export type RatingFate = 'saved' | 'unknown-answer' | 'feedback-unavailable';

type RatedPageProps = {
  readonly state: ChatState;
  readonly fate: RatingFate;
  /** The rating that may be added to, now or once more; absent when all is said. */
  readonly open?: FeedbackRequest | undefined;
  /** What the person may allow to be kept. */
  readonly resolvedQuestion: string;
};

/** What a person sees after rating an answer without JavaScript, with room for a word more. */
export function ratedPage({ state, fate, open, resolvedQuestion }: RatedPageProps) {
  const text = pageWordingOf(state.language).feedback;
  const title = fate === 'saved' ? text.thanksTitle : text.failedTitle;
  const said = {
    saved: text.thanks,
    'unknown-answer': text.failed,
    'feedback-unavailable': text.unavailable,
  };
  return layout({
    title,
    language: state.language,
    languageLink: (language) => chatLink({ ...state, language }),
    isFramed: state.isFramed,
    isPersonal: true,
    children: (
      <article class="chat">
        <h1>{title}</h1>
        <p>{said[fate]}</p>
        {open ? <CommentForm state={state} rated={open} resolvedQuestion={resolvedQuestion} /> : ''}
        <p>
          <a href={chatLink(state)}>{text.back}</a>
        </p>
      </article>
    ),
  });
}

type CommentFormProps = {
  readonly state: ChatState;
  readonly rated: FeedbackRequest;
  readonly resolvedQuestion: string;
};

function CommentForm({ state, rated, resolvedQuestion }: CommentFormProps) {
  const text = pageWordingOf(state.language).feedback;
  const { feedbackToken, rating, comment, question } = rated;
  return (
    <form class="comment" action={ratingLink(state)} method="post">
      <input type="hidden" name="feedbackToken" value={feedbackToken} />
      <input type="hidden" name="rating" value={rating} />
      <input type="hidden" name="resolvedQuestion" value={resolvedQuestion} />
      <label for="comment">{text.comment}</label>
      <textarea
        id="comment"
        name="comment"
        rows={4}
        maxlength={MAX_COMMENT_LENGTH}
        aria-describedby="comment-hint"
      >
        {comment}
      </textarea>
      <p id="comment-hint" class="hint">
        {text.commentHint(MAX_COMMENT_LENGTH)}
      </p>
      {resolvedQuestion ? (
        <label class="consent">
          <input
            type="checkbox"
            name="question"
            value={resolvedQuestion}
            checked={question !== undefined}
          />
          {text.sendQuestion}
        </label>
      ) : (
        ''
      )}
      <button type="submit">{text.send}</button>
    </form>
  );
}
