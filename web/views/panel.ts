import { html, nothing, type TemplateResult } from 'lit';
import type { Turn } from '../conversation.js';
import type { LogScroll } from '../log-scroll.js';
import { type ComposerProps, composerView } from './composer.js';
import type { TurnState, ViewContext } from './context.js';
import { closeIcon, downIcon } from './icons.js';
import { questionList } from './questions.js';
import { turnView } from './turn.js';

/** What the panel shows, and what may be done in it. */
export type PanelProps = {
  readonly name: string;
  /** That a machine answers, from what and of which date; `undefined` while it is being asked. */
  readonly disclosure: string | undefined;
  readonly openingQuestions: readonly string[];
  readonly turns: readonly Turn[];
  readonly states: ReadonlyMap<number, TurnState>;
  readonly composer: ComposerProps;
  readonly scroll: LogScroll;
  /** The conversation is kept from page to page. */
  readonly isKept: boolean;
  onClear(): void;
  /** Absent where the panel is part of the page. */
  readonly onClose?: (() => void) | undefined;
};

const NO_STATE: TurnState = {};

/** All of the widget but its launcher: heading, log, composer. */
export function panelView(props: PanelProps, context: ViewContext): TemplateResult {
  const { turns, states, scroll } = props;
  const { strings } = context;
  return html`
    ${headerView(props, context)}
    <div class="middle">
      <div class="log" part="log" role="log" aria-live="off" aria-label=${strings.log} tabindex="0" @scroll=${() => scroll.onScroll()}>
        ${openingView(props, context)}
        <ol class="turns">
          ${turns.map((turn, at) =>
            turnView(turn, states.get(turn.id) ?? NO_STATE, at === turns.length - 1, context),
          )}
        </ol>
      </div>
      ${
        scroll.hasNewAnswer
          ? html`<button type="button" class="new-answer" @click=${() => scroll.showNewAnswer()}>${strings.newAnswer}${downIcon}</button>`
          : nothing
      }
    </div>
    ${composerView(props.composer, context)}
  `;
}

function headerView(props: PanelProps, { strings }: ViewContext): TemplateResult {
  const { name, turns, isKept, onClear, onClose } = props;
  return html`<header part="header">
    <div class="title">
      <h2 id="title">${name}</h2>
      <p class="small">${strings.machine}</p>
    </div>
    ${
      turns.length > 0
        ? html`<button type="button" class="plain" @click=${onClear}>
            ${isKept ? strings.clearConversation : strings.newConversation}
          </button>`
        : nothing
    }
    ${
      onClose
        ? html`<button type="button" class="close" part="close" aria-label=${strings.close} @click=${onClose}>${closeIcon}</button>`
        : nothing
    }
  </header>`;
}

function openingView(props: PanelProps, context: ViewContext) {
  const { disclosure, openingQuestions, turns } = props;
  const { strings, language } = context;
  return html`
    ${disclosure ? html`<p class="disclosure" part="disclosure">${disclosure}</p>` : nothing}
    ${
      turns.length === 0 && openingQuestions.length > 0
        ? questionList(
            html`<h3 class="label">${strings.opening}</h3>`,
            openingQuestions,
            language,
            context,
          )
        : nothing
    }
  `;
}
