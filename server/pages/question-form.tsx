import type { Language } from '#corpus/material';
import { wordingOf } from '../answer/wording/wording-of.js';
import { MAX_QUESTION_LENGTH } from '../contract.js';
import { type ChatState, chatFields, chatLink } from './chat-state.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** A question that may not be asked so, to be mended by whoever wrote it. */
export type Refused = { readonly question: string; readonly why: string };

type QuestionFormProps = {
  /** The conversation that the question goes on with. */
  readonly state: ChatState;
  /** A question that was not asked, and why not. */
  readonly refused?: Refused | undefined;
};

/** The form to ask with; its answer is a page of the server. */
export function QuestionForm({ state, refused }: QuestionFormProps) {
  const text = wordingOf(state.language).page;
  const { followUpLabel } = pageWordingOf(state.language).chat;
  return (
    <search>
      <form action="/chat#answer" method="get">
        {chatFields(state).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="q">{state.earlier.length > 0 ? followUpLabel : text.askLabel}</label>
        <div class="field">
          <input
            id="q"
            name="q"
            type="text"
            required
            maxlength={MAX_QUESTION_LENGTH}
            autocomplete="off"
            aria-describedby={refused ? 'refused hint' : 'hint'}
            aria-invalid={refused ? 'true' : undefined}
            value={refused?.question}
          />
          <button type="submit">{text.askButton}</button>
        </div>
        {refused ? (
          <p id="refused" class="error" role="alert">
            {refused.why}
          </p>
        ) : (
          ''
        )}
        <p id="hint" class="hint">
          {text.askHint(MAX_QUESTION_LENGTH)}
        </p>
      </form>
    </search>
  );
}

type QuestionLinksProps = {
  readonly state: ChatState;
  readonly questions: readonly string[];
  /** Language of the questions; that of the page when absent. */
  readonly questionLanguage?: Language | undefined;
  /** What leads them in; that one may ask so, when absent. */
  readonly heading?: string;
};

/** Questions to ask by a click. */
export function QuestionLinks(props: QuestionLinksProps) {
  const { state, questions, questionLanguage, heading } = props;
  const { next } = pageWordingOf(state.language).chat;
  const { tryHeading } = wordingOf(state.language).page;
  return (
    <section class="questions">
      <h2>{heading ?? (state.earlier.length > 0 ? next : tryHeading)}</h2>
      <ul class="rows" lang={questionLanguage}>
        {questions.map((question) => (
          <li>
            <a href={chatLink({ ...state, question })}>{question}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
