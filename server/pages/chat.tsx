import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import { wordingOf } from '../answer/wording/wording-of.js';
import { type ChatAnswer, MAX_QUESTION_LENGTH } from '../contract.js';
import { Answer } from './answer.js';
import { layout } from './layout.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** The state of a conversation without JavaScript: it travels in the page's address. */
export type ChatState = {
  readonly language: Language;
  /** Questions before the last, oldest first. */
  readonly earlier: readonly string[];
  readonly question?: string | undefined;
  /** Id of the material to answer from; all when absent. */
  readonly material?: string | undefined;
  /** Whether the page stands in a frame of another site. */
  readonly isFramed: boolean;
};

/** What the conversation page shows. */
export type ChatPageProps = {
  readonly state: ChatState;
  readonly materials: readonly IndexedMaterial[];
  /** Questions to go on with, or to begin with. */
  readonly suggestions: readonly string[];
  readonly site: string;
  readonly answer?: ChatAnswer;
  /** The question was longer than may be asked. */
  readonly isTooLong?: boolean;
  /** Whether the answer can be rated. */
  readonly takesFeedback: boolean;
};

/** The address of a state of the conversation. */
export function chatLink({ language, earlier, question, material, isFramed }: ChatState): string {
  const query = new URLSearchParams({ lang: language });
  if (isFramed) query.set('embed', '1');
  if (material) query.set('material', material);
  for (const text of earlier) query.append('earlier', text);
  if (question) query.set('q', question);
  return `/chat?${query}`;
}

/** The conversation page: works without JavaScript, and in a frame of another site. */
export function chatPage(props: ChatPageProps) {
  const { state, materials, site, answer, takesFeedback } = props;
  const { language, question, isFramed } = state;
  const wording = wordingOf(language);
  const text = pageWordingOf(language).chat;
  const [first] = materials;
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
        <p class="disclosure">
          {wording.page.disclosure(
            first?.manifest.publisher ?? '',
            wording.month(first?.manifest.published ?? ''),
          )}
        </p>
        <Earlier state={state} />
        {answer && question ? (
          <div class="turn">
            <p class="question">
              <span class="visually-hidden">{text.you}: </span>
              {question}
            </p>
            <Answer answer={answer} language={language} opensTabs={isFramed} />
            {takesFeedback ? <Rating state={state} answerId={answer.id} /> : ''}
          </div>
        ) : (
          ''
        )}
        <AskForm {...props} />
        <Suggestions {...props} />
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
            <a href={`${chatLink({ ...state, earlier: earlier.slice(0, i), question })}#answer`}>
              {question}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function AskForm({ state, answer, isTooLong = false }: ChatPageProps) {
  const { language, earlier, question, material, isFramed } = state;
  const text = wordingOf(language).page;
  const more = pageWordingOf(language).chat;
  const before = answer && question ? [...earlier, question] : earlier;
  return (
    <form class="composer" action="/chat#answer" method="get">
      <input type="hidden" name="lang" value={language} />
      {isFramed ? <input type="hidden" name="embed" value="1" /> : ''}
      {material ? <input type="hidden" name="material" value={material} /> : ''}
      {before.map((asked) => (
        <input type="hidden" name="earlier" value={asked} />
      ))}
      <label for="q">{before.length > 0 ? more.followUpLabel : text.askLabel}</label>
      <div class="field">
        <input
          id="q"
          name="q"
          type="text"
          required
          maxlength={MAX_QUESTION_LENGTH}
          autocomplete="off"
          aria-describedby={isTooLong ? 'too-long hint' : 'hint'}
          aria-invalid={isTooLong ? 'true' : undefined}
          value={isTooLong ? question : undefined}
        />
        <button type="submit">{text.askButton}</button>
      </div>
      {isTooLong ? (
        <p id="too-long" class="error" role="alert">
          {text.askTooLong(MAX_QUESTION_LENGTH)}
        </p>
      ) : (
        ''
      )}
      <p id="hint" class="hint">
        {text.askHint(MAX_QUESTION_LENGTH)}
      </p>
    </form>
  );
}

function Suggestions({ state, suggestions, answer }: ChatPageProps) {
  const { language, earlier, question } = state;
  const before = answer && question ? [...earlier, question] : earlier;
  return (
    <section class="questions">
      <h2>
        {before.length > 0
          ? pageWordingOf(language).chat.next
          : wordingOf(language).page.tryHeading}
      </h2>
      <ul class="suggestions">
        {suggestions.map((suggestion) => (
          <li>
            <a href={`${chatLink({ ...state, earlier: before, question: suggestion })}#answer`}>
              {suggestion}
            </a>
          </li>
        ))}
      </ul>
      {before.length > 0 ? (
        <p>
          <a href={chatLink({ ...state, earlier: [], question: undefined })}>
            {pageWordingOf(language).chat.restart}
          </a>
        </p>
      ) : (
        ''
      )}
    </section>
  );
}

type RatingProps = { readonly state: ChatState; readonly answerId: string };

function Rating({ state: { language, isFramed }, answerId }: RatingProps) {
  const text = pageWordingOf(language).feedback;
  return (
    <form class="rating" action="/chat/feedback" method="post" aria-labelledby="rating">
      <input type="hidden" name="lang" value={language} />
      <input type="hidden" name="answerId" value={answerId} />
      {isFramed ? <input type="hidden" name="embed" value="1" /> : ''}
      <span id="rating">{text.heading}</span>
      <span class="choices">
        <button type="submit" name="rating" value="up">
          {text.up}
        </button>
        <button type="submit" name="rating" value="down">
          {text.down}
        </button>
      </span>
    </form>
  );
}

/** What a person sees after rating an answer without JavaScript. */
export function ratedPage(state: ChatState, isSaved: boolean) {
  const text = pageWordingOf(state.language).feedback;
  const title = isSaved ? text.thanksTitle : text.failedTitle;
  return layout({
    title,
    language: state.language,
    languageLink: (language) => chatLink({ ...state, language }),
    isFramed: state.isFramed,
    isPersonal: true,
    children: (
      <article class="chat">
        <h1>{title}</h1>
        <p>{isSaved ? text.thanks : text.failed}</p>
        <p>
          <a href={chatLink(state)}>{text.back}</a>
        </p>
      </article>
    ),
  });
}
