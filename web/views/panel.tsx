/** @jsxImportSource preact */
import type { Turn } from '../conversation.js';
import type { LogScroll } from '../log-scroll.js';
import { Composer, type ComposerProps } from './composer.js';
import type { TurnState, ViewContext } from './context.js';
import { Icon } from './icons.js';
import { QuestionList } from './questions.js';
import { TurnView } from './turn.js';

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
  readonly context: ViewContext;
};

const NO_STATE: TurnState = {};

/** All of the widget but its launcher: heading, log, composer. */
export function Panel(props: PanelProps) {
  const { turns, states, scroll, composer, context } = props;
  const { strings } = context;
  return (
    <>
      <Header {...props} />
      <div class="middle">
        <div
          class="log"
          part="log"
          role="log"
          aria-live="off"
          aria-label={strings.log}
          tabindex={0}
          onScroll={() => scroll.onScroll()}
        >
          <Opening {...props} />
          <ol class="turns">
            {turns.map((turn, at) => (
              <TurnView
                key={turn.id}
                turn={turn}
                state={states.get(turn.id) ?? NO_STATE}
                isLast={at === turns.length - 1}
                context={context}
              />
            ))}
          </ol>
        </div>
        {scroll.hasNewAnswer && (
          <button type="button" class="new-answer" onClick={() => scroll.showNewAnswer()}>
            {strings.newAnswer}
            <Icon name="down" />
          </button>
        )}
      </div>
      <Composer {...composer} context={context} />
    </>
  );
}

function Header({ name, turns, isKept, onClear, onClose, context: { strings } }: PanelProps) {
  return (
    <header part="header">
      <div class="title">
        <h2 id="title">{name}</h2>
        <p class="small">{strings.machine}</p>
      </div>
      {turns.length > 0 && (
        <button type="button" class="plain" onClick={onClear}>
          {isKept ? strings.clearConversation : strings.newConversation}
        </button>
      )}
      {onClose && (
        <button
          type="button"
          class="close"
          part="close"
          aria-label={strings.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      )}
    </header>
  );
}

function Opening({ disclosure, openingQuestions, turns, context }: PanelProps) {
  const { strings, language } = context;
  return (
    <>
      {disclosure && (
        <p class="disclosure" part="disclosure">
          {disclosure}
        </p>
      )}
      {turns.length === 0 && openingQuestions.length > 0 && (
        <QuestionList
          heading={<h3 class="label">{strings.opening}</h3>}
          questions={openingQuestions}
          language={language}
          context={context}
        />
      )}
    </>
  );
}
