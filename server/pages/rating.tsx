import { type FeedbackRequest, MAX_COMMENT_LENGTH } from '../contract.js';
import { type ChatState, chatLink, ratingLink } from './chat-state.js';
import { layout } from './layout.js';
import { pageWordingOf } from './wording/page-wording-of.js';

type RatingFormProps = { readonly state: ChatState; readonly answerId: string };

/** Thumbs up or down, without JavaScript. */
export function RatingForm({ state, answerId }: RatingFormProps) {
  const text = pageWordingOf(state.language).feedback;
  return (
    <form class="rating" action={ratingLink(state)} method="post" aria-labelledby="rating">
      <input type="hidden" name="answerId" value={answerId} />
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

/**
 * What a person sees after rating an answer without JavaScript: that it is kept, and a field for a word
 * if there is one to say. Without a rating: that it could not be kept.
 */
export function ratedPage(state: ChatState, rated: FeedbackRequest | undefined) {
  const text = pageWordingOf(state.language).feedback;
  const title = rated ? text.thanksTitle : text.failedTitle;
  return layout({
    title,
    language: state.language,
    languageLink: (language) => chatLink({ ...state, language }),
    isFramed: state.isFramed,
    isPersonal: true,
    children: (
      <article class="chat">
        <h1>{title}</h1>
        <p>{rated ? text.thanks : text.failed}</p>
        {rated && !rated.comment ? <CommentForm state={state} rated={rated} /> : ''}
        <p>
          <a href={chatLink(state)}>{text.back}</a>
        </p>
      </article>
    ),
  });
}

type CommentFormProps = { readonly state: ChatState; readonly rated: FeedbackRequest };

function CommentForm({ state, rated: { answerId, rating } }: CommentFormProps) {
  const text = pageWordingOf(state.language).feedback;
  return (
    <form class="comment" action={ratingLink(state)} method="post">
      <input type="hidden" name="answerId" value={answerId} />
      <input type="hidden" name="rating" value={rating} />
      <label for="comment">{text.comment}</label>
      <textarea
        id="comment"
        name="comment"
        rows={4}
        maxlength={MAX_COMMENT_LENGTH}
        aria-describedby="comment-hint"
      ></textarea>
      <p id="comment-hint" class="hint">
        {text.commentHint(MAX_COMMENT_LENGTH)}
      </p>
      <button type="submit">{text.send}</button>
    </form>
  );
}
