/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { Language } from '../strings/strings.js';
import type { ViewContext } from './context.js';

type QuestionListProps = {
  readonly heading: ComponentChildren;
  readonly questions: readonly string[];
  readonly language: Language;
  readonly context: ViewContext;
};

/** Questions to ask by a click. */
export function QuestionList({ heading, questions, language, context }: QuestionListProps) {
  const { actions, isBusy } = context;
  return (
    <div class="questions" part="questions">
      {heading}
      <ul lang={language}>
        {questions.map((question) => (
          <li>
            <button
              type="button"
              part="suggestion"
              aria-disabled={isBusy}
              onClick={() => actions.ask(question)}
            >
              {question}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
