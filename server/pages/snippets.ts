import type { Language } from '#corpus/material';

/** What the snippets are made for. */
export type SnippetProps = {
  readonly language: Language;
  /** Address of the server, without a slash at its end. */
  readonly site: string;
  /** Name of the frame and of the link. */
  readonly title: string;
  /** A question for the example of a link. */
  readonly question: string;
};

/** The code that puts the chat on a site, in each of the ways to do so. */
export function snippetsOf({ language, site, title, question }: SnippetProps) {
  const chat = (query: Readonly<Record<string, string>>) =>
    `${site}/chat?${new URLSearchParams({ lang: language, ...query })}`.replaceAll('&', '&amp;');
  const link = `<a href="${chat({})}">${title}</a>`;
  return {
    script: `<script async src="${site}/widget.js" data-lang="${language}"></script>`,
    inline: [
      `<kuntaopas-chat position="inline" lang="${language}">`,
      `  ${link}`,
      '</kuntaopas-chat>',
      `<script async src="${site}/widget.js"></script>`,
    ].join('\n'),
    frame: [
      `<iframe src="${chat({ embed: '1' })}"`,
      `  title="${title}" width="100%" height="640" loading="lazy"></iframe>`,
    ].join('\n'),
    link: `${link}\n<a href="${chat({ q: question })}">${question}</a>`,
    policy: `script-src ${site};\nconnect-src ${site};\nframe-src ${site};`,
  };
}
