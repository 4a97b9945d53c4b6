import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import { wordingOf } from '../answer/wording/wording-of.js';
import { type ChatAnswer, type Citation, MAX_QUESTION_LENGTH } from '../contract.js';
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
    wording,
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

function Answer({
  answer,
  language,
}: {
  readonly answer: ChatAnswer;
  readonly language: Language;
}) {
  const text = wordingOf(language).page;
  const told = answer.answer.map((statement) => statement.text).join('\n');
  const cited = new Map(answer.citations.map((citation) => [citation.n, citation]));
  return (
    <section class="answer" aria-labelledby="answer">
      <h2 id="answer">{text.answerHeading}</h2>
      {answer.answer.map((statement) => (
        <p lang={answer.language}>
          {statement.text}
          {statement.citations.map((n) => {
            const citation = cited.get(n);
            return citation ? (
              <>
                {' '}
                <a
                  class="chip"
                  href={citation.url}
                  aria-label={text.sourceLabel(n, citation.slide, citation.title)}
                >
                  {n}
                </a>
              </>
            ) : (
              ''
            );
          })}
        </p>
      ))}
      <p class="notice">{answer.notice}</p>
      {answer.citations.length > 0 ? (
        <>
          <h3>{text.sourcesHeading}</h3>
          <ul class="sources">
            {groupBySlide(answer.citations).map((citations) => (
              <li>
                {citations[0]?.title}, {text.slide(citations[0]?.slide ?? 0)}
                {citations.map((citation) => (
                  <Source citation={citation} language={language} told={told} />
                ))}
              </li>
            ))}
          </ul>
        </>
      ) : (
        ''
      )}
    </section>
  );
}

type SourceProps = {
  readonly citation: Citation;
  readonly language: Language;
  /** The text of the answer: a quote that it repeats is not shown twice. */
  readonly told: string;
};

function Source({ citation, language, told }: SourceProps) {
  const { n, slide, title, quote, url } = citation;
  const chip = (
    <a
      class="chip"
      href={url}
      lang={language}
      aria-label={wordingOf(language).page.sourceLabel(n, slide, title)}
    >
      {n}
    </a>
  );
  if (told.includes(quote)) return <> {chip}</>;
  return (
    <blockquote lang="fi">
      {chip} {quote}
    </blockquote>
  );
}

function groupBySlide(citations: readonly Citation[]): readonly (readonly Citation[])[] {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations) {
    const key = `${citation.material}/${citation.slide}`;
    groups.set(key, [...(groups.get(key) ?? []), citation]);
  }
  return [...groups.values()];
}
