import { wordingOf } from '../answer/wording/wording-of.js';
import type { ChatAnswer } from '../contract.js';
import { Answer } from './answer.js';
import { type ChatState, chatLink } from './chat-state.js';
import { layout } from './layout.js';
import { QuestionForm, QuestionLinks } from './question-form.js';
import { RatingForm } from './rating.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** What the conversation page shows. */
export type ChatPageProps = {
  readonly state: ChatState;
  /** What is said before the first question. */
  readonly disclosure: string;
  /** Questions to go on with, or to begin with. */
  readonly suggestions: readonly string[];
  readonly site: string;
  readonly answer?: ChatAnswer;
  /** Why the question was not asked. */
  readonly refusal?: string;
};

/** The conversation page: works without JavaScript, and in a frame of another site. */
export function chatPage(props: ChatPageProps) {
  const { state, disclosure, suggestions, site, answer, refusal } = props;
  const { language, earlier, question, isFramed } = state;
  const asked = answer && question ? [...earlier, question] : earlier;
  const onward = { ...state, earlier: asked, question: undefined };
  const wording = wordingOf(language);
  const text = pageWordingOf(language).chat;
  return layout({
    title: question ? `${text.answerTo(question)} – ${wording.page.askTitle}` : text.title,
    language,
    languageLink: (option) => chatLink({ ...state, language: option }),
    address: (option) => `${site}/chat?lang=${option}`,
    isFramed,
    isPersonal: question !== undefined,
    children: (
      <article class="chat">
        <h1>{text.title}</h1>
        <p class="disclosure">{disclosure}</p>
        <Earlier state={state} />
        {answer && question ? (
          <div class="turn">
            <p class="question">
              <span class="visually-hidden">{text.you}: </span>
              <span lang={answer.language}>{question}</span>
            </p>
            <Answer answer={answer} language={language} opensTabs={isFramed} />
            <RatingForm state={state} answer={answer} />
          </div>
        ) : (
          ''
        )}
        <QuestionForm
          state={onward}
          refused={question && refusal ? { question, why: refusal } : undefined}
        />
        <QuestionLinks state={onward} questions={suggestions} questionLanguage={answer?.language} />
        {onward.earlier.length > 0 ? (
          <p>
            <a href={chatLink({ ...state, earlier: [], question: undefined })}>{text.restart}</a>
          </p>
        ) : (
          ''
        )}
      </article>
    ),
  });
}

/** The questions before, each of which opens its answer again. */
function Earlier({ state }: { readonly state: ChatState }) {
  const { language, earlier } = state;
  if (earlier.length === 0) return '';
  return (
    <nav class="earlier" aria-label={pageWordingOf(language).chat.earlier}>
      <ol>
        {earlier.map((question, i) => (
          <li>
            <a href={chatLink({ ...state, earlier: earlier.slice(0, i), question })}>{question}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
