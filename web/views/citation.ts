import { html, nothing, type TemplateResult } from 'lit';
import type { Citation } from '#server/contract';
import { type Answer, isOfSeveral } from '../conversation.js';
import { slideUrl } from '../safe-url.js';
import type { TurnState, ViewContext } from './context.js';
import { outIcon } from './icons.js';

/** Where a citation stands in the conversation. */
export type CitationPlace = { readonly turn: number; readonly statement: number };

/** The number of a citation in the text: a button that opens its card. */
export function citationChip(
  citation: Citation,
  place: CitationPlace,
  state: TurnState,
  { strings, actions }: ViewContext,
): TemplateResult {
  const { n, title, slide } = citation;
  const key = cardKey(place, n);
  const isOpen = state.card === key;
  return html`<button
    type="button"
    class="chip"
    part="chip"
    aria-label=${strings.citation(n, title, slide)}
    aria-expanded=${isOpen}
    aria-controls=${isOpen ? cardId(place, n) : nothing}
    @click=${() => actions.change(place.turn, { ...state, card: isOpen ? undefined : key })}
  >${n}</button>`;
}

/** The card of a citation: quote, case and slide, and the way to the slide itself. */
export function citationCard(
  citation: Citation,
  answer: Answer,
  place: CitationPlace,
  context: ViewContext,
): TemplateResult {
  const { strings, language, server } = context;
  const { n, quote, quoteLanguage, title, materialTitle, slide, url } = citation;
  const name = citation.case ?? title;
  const isOriginal = quoteLanguage !== answer.language;
  return html`<div class="card" part="card" id=${cardId(place, n)} lang=${language}>
    <p class="small">${n}. ${isOriginal ? strings.original(quoteLanguage) : strings.quote}</p>
    <blockquote lang=${quoteLanguage}>${quote}</blockquote>
    <p class="small"><span lang=${answer.language}>${name}</span>, ${strings.slide(slide)}${
      isOfSeveral(answer) ? html`, <span lang=${answer.language}>${materialTitle}</span>` : nothing
    }</p>
    ${slideLink(slideUrl(url, server), html`${strings.openSlide(slide)}`, context)}
  </div>`;
}

/** A link to a slide's page, in a tab of its own; plain text when the address is none of ours. */
export function slideLink(
  href: string | undefined,
  text: TemplateResult,
  { strings, language }: ViewContext,
): TemplateResult {
  if (href === undefined) return html`<span>${text}</span>`;
  return html`<a href=${href} target="_blank" rel="noopener">${text}<span
      class="visually-hidden"
      lang=${language}
    > (${strings.newTab})</span>${outIcon}</a>`;
}

/** Tells the cards of a turn apart. */
export function cardKey({ statement }: CitationPlace, n: number): string {
  return `${statement}-${n}`;
}

function cardId(place: CitationPlace, n: number): string {
  return `card-${place.turn}-${cardKey(place, n)}`;
}
