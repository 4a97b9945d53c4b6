/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Citation } from '#server/contract';
import { type Answer, isOfSeveral } from '../conversation.js';
import { slideUrl } from '../safe-url.js';
import { typeset } from '../typeset.js';
import type { TurnState, ViewContext } from './context.js';
import { Icon } from './icons.js';

/** Where a citation stands in the conversation. */
export type CitationPlace = { readonly turn: number; readonly statement: number };

type CitationProps = {
  readonly citation: Citation;
  readonly place: CitationPlace;
  readonly context: ViewContext;
};

/** The number of a citation in the text: a button that opens its card. */
export function CitationChip({
  citation: { n, title, slide },
  place,
  state,
  context: { strings, actions },
}: CitationProps & { readonly state: TurnState }) {
  const key = cardKey(place, n);
  const isOpen = state.card === key;
  return (
    <button
      type="button"
      class="chip"
      part="chip"
      aria-label={strings.citation(n, title, slide)}
      aria-expanded={isOpen}
      aria-controls={isOpen ? cardId(place, n) : undefined}
      onClick={() => actions.change(place.turn, { ...state, card: isOpen ? undefined : key })}
    >
      {n}
    </button>
  );
}

/** The card of a citation: quote, case and slide, and the way to the slide itself. */
export function CitationCard({
  citation: { n, quote, quoteLanguage, case: name, title, materialTitle, slide, url },
  place,
  answer,
  context,
}: CitationProps & { readonly answer: Answer }) {
  const { strings, language, server } = context;
  return (
    <div class="card" part="card" id={cardId(place, n)} lang={language}>
      <p class="small">
        {n}. {quoteLanguage === answer.language ? strings.quote : strings.original(quoteLanguage)}
      </p>
      <blockquote lang={quoteLanguage}>{typeset(quote)}</blockquote>
      <p class="small">
        <span lang={answer.language}>{name ?? title}</span>, {strings.slide(slide)}
        {isOfSeveral(answer) && (
          <>
            , <span lang={answer.language}>{materialTitle}</span>
          </>
        )}
      </p>
      <SlideLink href={slideUrl(url, server)} context={context}>
        {strings.openSlide(slide)}
      </SlideLink>
    </div>
  );
}

type SlideLinkProps = {
  readonly href: string | undefined;
  readonly context: ViewContext;
  readonly children: ComponentChildren;
};

/** A link to a slide's page, in a tab of its own; plain text when the address is none of ours. */
export function SlideLink({ href, context: { strings, language }, children }: SlideLinkProps) {
  if (href === undefined) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
      <span class="visually-hidden" lang={language}>
        {` (${strings.newTab})`}
      </span>
      <Icon name="out" />
    </a>
  );
}

/** Tells the cards of a turn apart. */
export function cardKey({ statement }: CitationPlace, n: number): string {
  return `${statement}-${n}`;
}

function cardId(place: CitationPlace, n: number): string {
  return `card-${place.turn}-${cardKey(place, n)}`;
}
