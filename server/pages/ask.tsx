import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import { wordingOf } from '../answer/wording/wording-of.js';
import { type ChatAnswer, MAX_QUESTION_LENGTH } from '../contract.js';
import { Answer } from './answer.js';
import { layout } from './layout.js';
import { QuestionForm, QuestionLinks } from './question-form.js';

/** What the page of an answer shows. */
export type AskPageProps = {
  readonly language: Language;
  readonly materials: readonly IndexedMaterial[];
  /** Questions to begin with. */
  readonly suggestions: readonly string[];
  readonly question?: string;
  /** The question was longer than may be asked. */
  readonly isTooLong?: boolean;
  readonly answer?: ChatAnswer;
  /** A language model may word answers. */
  readonly hasModel: boolean;
};

/** The page of an answer, for whoever has no JavaScript or a link to it: a question, its answer with numbered sources, and what else to ask. */
export function askPage(props: AskPageProps) {
  const { language, materials, suggestions, question, answer, hasModel, isTooLong = false } = props;
  const wording = wordingOf(language);
  const text = wording.page;
  const [first] = materials;
  const month = wording.month(first?.manifest.published ?? '');
  const { disclosure } = hasModel ? wording.withModel : text;
  return layout({
    title: question ? `${question} – ${text.askTitle}` : text.askTitle,
    language,
    languageLink: (option) =>
      `/?${new URLSearchParams({ lang: option, ...(question ? { q: question } : {}) })}`,
    children: (
      <article class="ask">
        <h1>{text.askTitle}</h1>
        <p class="intro">{text.askIntro}</p>
        <QuestionForm language={language} question={question} isTooLong={isTooLong} />
        {isTooLong ? <p role="alert">{text.askTooLong(MAX_QUESTION_LENGTH)}</p> : ''}
        {answer ? <Answer answer={answer} language={language} /> : ''}
        <QuestionLinks language={language} questions={answer?.suggestions ?? suggestions} />
        <section>
          <h2>{text.materialsHeading}</h2>
          <ul>
            {materials.map(({ manifest, translations }) => (
              <li>
                <a href={`/materials/${manifest.id}?lang=${language}`}>
                  {translations[language]?.title ?? manifest.title}
                </a>
              </li>
            ))}
          </ul>
        </section>
        <p class="disclosure">{disclosure(first?.manifest.publisher ?? '', month)}</p>
      </article>
    ),
  });
}
