import type { Language } from '#corpus/material';
import type { Problem } from '../contract.js';
import { layout } from './layout.js';
import { pageWordingOf } from './wording/page-wording-of.js';

type ProblemPageProps = {
  readonly problem: Problem;
  readonly language: Language;
  /** Address that was asked for, to try again; `null` where that would send a form anew. */
  readonly address: string | null;
  readonly isFramed: boolean;
};

/** What a person sees where a program gets problem details. */
export function problemPage({ problem, language, address, isFramed }: ProblemPageProps) {
  const text = pageWordingOf(language).problem;
  const mayPass = problem.status === 429 || problem.status >= 500;
  return layout({
    title: problem.title,
    language,
    languageLink: (option) => `/?lang=${option}`,
    isFramed,
    isPersonal: true,
    children: (
      <article class="prose">
        <h1>{problem.title}</h1>
        <p>{problem.detail}</p>
        <p>
          {mayPass && address ? (
            <a href={address}>{text.retry}</a>
          ) : (
            <a href={`/?lang=${language}`}>{text.home}</a>
          )}
        </p>
        {problem.requestId ? (
          <p class="hint">
            {text.requestId}: {problem.requestId}
          </p>
        ) : (
          ''
        )}
      </article>
    ),
  });
}
