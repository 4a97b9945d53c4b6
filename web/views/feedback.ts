import { html, nothing, type TemplateResult } from 'lit';
import type { Rating } from '../feedback.js';
import type { TurnState, ViewContext } from './context.js';

/** Longest comment, in characters. */
const MAX_COMMENT = 500;

/** Thumbs up or down, then a word if somebody has one to say. */
export function feedbackView(
  turn: number,
  { feedback }: TurnState,
  { strings, actions }: ViewContext,
): TemplateResult {
  const { heading, up, down, comment, hint, sendQuestion, send, thanks, failed } = strings.feedback;
  if (feedback?.status === 'sent') return html`<p class="small">${thanks}</p>`;
  const button = (rating: Rating, text: string) => html`<button
    type="button"
    class="plain"
    aria-pressed=${feedback?.rating === rating}
    @click=${() => actions.rate(turn, { rating, status: 'rated' })}
  >${text}</button>`;
  return html`<div class="row" role="group" aria-label=${heading}>
      <span class="small">${heading}</span>${button('up', up)}${button('down', down)}
    </div>
    ${
      feedback
        ? html`<form class="feedback" @submit=${submit}>
      <label for=${`comment-${turn}`}>${comment}</label>
      <textarea id=${`comment-${turn}`} name="comment" rows="2" maxlength=${MAX_COMMENT}
        aria-describedby=${`comment-hint-${turn}`}></textarea>
      <p class="small" id=${`comment-hint-${turn}`}>${hint}</p>
      <label class="small consent"><input type="checkbox" name="question" /> ${sendQuestion}</label>
      ${feedback.status === 'failed' ? html`<p class="fault" role="alert">${failed}</p>` : nothing}
      <button type="submit" class="plain">${send}</button>
    </form>`
        : nothing
    }`;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const said = String(form.get('comment') ?? '').trim();
    const added = { comment: said, sendsQuestion: form.has('question') };
    if (feedback) actions.rate(turn, feedback, added);
  }
}
