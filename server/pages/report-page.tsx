import { raw } from 'hono/html';
import { layout } from './layout.js';
import { ReportBody } from './report.js';
import type { ReportProps } from './report-parts.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** The report as a page of the server. */
export function reportPage(props: ReportProps) {
  const { language, report } = props;
  const week = report.week ? `&week=${report.week}` : '';
  return layout({
    title: pageWordingOf(language).report.title,
    language,
    languageLink: (option) => `/yllapito?lang=${option}${week}`,
    isPersonal: true,
    children: <ReportBody {...props} />,
  });
}

/** The report as a file that needs nothing else: no request leaves it, unless a slide is opened. */
export function reportFile(props: ReportProps, style: string): string {
  const page = (
    <html lang={props.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{pageWordingOf(props.language).report.title}</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <main>
          <ReportBody {...props} />
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${page.toString()}\n`;
}
