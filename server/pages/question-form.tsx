import type { Language } from '#corpus/material';
import { wordingOf } from '../answer/wording/wording-of.js';
import { MAX_QUESTION_LENGTH } from '../contract.js';

type QuestionLinksProps = {
  readonly language: Language;
  readonly questions: readonly string[];
};

/** Questions to ask by a click. */
export function QuestionLinks({ language, questions }: QuestionLinksProps) {
  return (
    <section>
      <h2>{wordingOf(language).page.tryHeading}</h2>
      <ul class="suggestions">
        {questions.map((q) => (
          <li>
            <a href={`/?${new URLSearchParams({ lang: language, q })}`}>{q}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type QuestionFormProps = {
  readonly language: Language;
  readonly question?: string | undefined;
  /** The question was longer than may be asked. */
  readonly isTooLong?: boolean;
};

/** The form to ask with; its answer is a page of the server. */
export function QuestionForm({ language, question, isTooLong = false }: QuestionFormProps) {
  const text = wordingOf(language).page;
  return (
    <search>
      <form action="/" method="get">
        <input type="hidden" name="lang" value={language} />
        <label for="q">{text.askLabel}</label>
        <div class="field">
          <input
            id="q"
            name="q"
            type="text"
            required
            maxlength={MAX_QUESTION_LENGTH}
            autocomplete="off"
            aria-describedby="hint"
            aria-invalid={isTooLong ? 'true' : undefined}
            value={question ?? ''}
          />
          <button type="submit">{text.askButton}</button>
        </div>
        <p id="hint" class="hint">
          {text.askHint(MAX_QUESTION_LENGTH)}
        </p>
      </form>
    </search>
  );
}
