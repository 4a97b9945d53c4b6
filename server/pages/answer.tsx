import type { Child } from 'hono/jsx';
import type { Language } from '#corpus/material';
import { wordingOf } from '../answer/wording/wording-of.js';
import type { ChatAnswer, Citation } from '../contract.js';
import { typeset } from './typeset.js';
import { pageWordingOf } from './wording/page-wording-of.js';

type AnswerProps = {
  readonly answer: ChatAnswer;
  /** Language of the page; the answer has its own. */
  readonly language: Language;
  /** Whether sources open in a new tab: within a frame there is no way back. */
  readonly opensTabs?: boolean;
};

/** An answer with its numbered sources. */
export function Answer({ answer, language, opensTabs = false }: AnswerProps) {
  const text = wordingOf(language).page;
  const told = answer.answer.map((statement) => statement.text).join('\n');
  const cited = new Map(answer.citations.map((citation) => [citation.n, citation]));
  const isOfSeveral = new Set(answer.citations.map(({ material }) => material)).size > 1;
  const chip = (n: number) => {
    const citation = cited.get(n);
    return citation && <Chip citation={citation} language={language} opensTabs={opensTabs} />;
  };
  return (
    <section class="answer" aria-labelledby="answer">
      <h2 id="answer">{text.answerHeading}</h2>
      {answer.answer.map((statement) => (
        <p lang={statement.language ?? answer.language}>
          <WithChips text={typeset(statement.text)} chips={statement.citations.map(chip)} />
        </p>
      ))}
      <p class="notice" lang={answer.language}>
        {answer.notice}
      </p>
      {answer.citations.length > 0 ? (
        <>
          <h3>{text.sourcesHeading}</h3>
          <ul class="sources">
            {groupBySlide(answer.citations).map(([first, ...others]) => (
              <li>
                <span lang={answer.language}>{first.title}</span>, {text.slide(first.slide)}
                {isOfSeveral ? <span lang={answer.language}>, {first.materialTitle}</span> : ''}{' '}
                {[first, ...others].map(({ n }) => chip(n))}
                <Quotes citations={[first, ...others]} told={told} language={language} />
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

/** Longest word that is kept on one line with a chip, in characters: a phone has room for it. */
const MAX_UNBROKEN = 20;

type WithChipsProps = { readonly text: string; readonly chips: readonly Child[] };

/** A text and its chips, the first of them on the line of the last word. */
function WithChips({ text, chips: [first, ...others] }: WithChipsProps) {
  const last = text.lastIndexOf(' ') + 1;
  if (!first || text.length - last > MAX_UNBROKEN) {
    return (
      <>
        {text} {first} {others}
      </>
    );
  }
  return (
    <>
      {text.slice(0, last)}
      <span class="unbroken">
        {text.slice(last)} {first}
      </span>{' '}
      {others}
    </>
  );
}

type QuotesProps = {
  readonly citations: readonly Citation[];
  readonly told: string;
  readonly language: Language;
};

/** The original of what the answer translates; what it repeats word for word is not shown twice. */
function Quotes({ citations, told, language }: QuotesProps) {
  const untold = citations.filter(({ quote }) => !told.includes(quote));
  const [first] = untold;
  if (!first) return '';
  return (
    <details>
      <summary>{wordingOf(language).page.originalHeading(first.quoteLanguage)}</summary>
      {untold.map(({ n, quote, quoteLanguage }) => (
        <blockquote lang={quoteLanguage}>
          <span class="n">{n}</span> {typeset(quote)}
        </blockquote>
      ))}
    </details>
  );
}

type ChipProps = {
  readonly citation: Citation;
  readonly language: Language;
  readonly opensTabs: boolean;
};

function Chip({ citation: { n, slide, title, url }, language, opensTabs }: ChipProps) {
  const label = wordingOf(language).page.sourceLabel(n, slide, title);
  const { newTab } = pageWordingOf(language).chat;
  return (
    <a
      class="chip"
      href={url}
      lang={language}
      target={opensTabs ? '_blank' : undefined}
      rel={opensTabs ? 'noopener' : undefined}
      aria-label={opensTabs ? `${label} (${newTab})` : label}
    >
      {n}
    </a>
  );
}

type Group = [Citation, ...Citation[]];

function groupBySlide(citations: readonly Citation[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const citation of citations) {
    const key = `${citation.material}/${citation.slide}`;
    const group = groups.get(key);
    if (group) group.push(citation);
    else groups.set(key, [citation]);
  }
  return [...groups.values()];
}
