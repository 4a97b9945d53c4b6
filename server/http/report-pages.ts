import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { languageSchema } from '#corpus/material';
import { slideLinks } from '../answer/cite.js';
import type { Assistant } from '../assemble.js';
import { feedbackCsv, outcomesCsv, unansweredCsv } from '../feedback/csv.js';
import { evalCandidates } from '../feedback/eval-candidates.js';
import type { FeedbackDesk } from '../feedback/feedback-desk.js';
import { makeReport } from '../feedback/make-report.js';
import type { Log } from '../observe/log.js';
import { reportPage } from '../pages/report-page.js';
import { languageOf } from './language.js';
import { respondProblem } from './problem.js';
import { requireToken } from './require-token.js';

/** What the pages for editors stand on. */
export type ReportPagesParts = {
  readonly assistant: Assistant;
  readonly desk: FeedbackDesk;
  /** What opens them. */
  readonly token: string;
  readonly retentionDays: number;
  readonly log: Log;
};

const weekSchema = z.string().regex(/^\d{4}-W\d{2}$/u);

const starFormSchema = z.object({ answerId: z.uuid(), star: z.enum(['yes', 'no']) });

/** A mark by which spreadsheets tell that a text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * `/yllapito`: what was asked and not answered, and what was said of answers, for those who look after
 * the material. Nothing else of the server is behind it.
 */
export function reportPages({
  assistant,
  desk,
  token,
  retentionDays,
  log,
}: ReportPagesParts): Hono {
  const { store, keepsQuestions } = desk;
  const pages = new Hono();
  // A browser sends the password by itself, so a form of another site must not be taken for ours.
  pages.use('*', requireToken(token), csrf());
  pages.onError((error, c) => {
    if (error instanceof HTTPException) return respondProblem(c, 'foreign-origin');
    log.error('report-failed', error);
    return respondProblem(c, 'internal');
  });

  pages.get('/', async function showReport(c) {
    await desk.flush();
    const week = weekSchema.safeParse(c.req.query('week')).data;
    const report = makeReport(await store.all(), await store.tally(), week);
    const language = languageOf(c);
    const { materials } = assistant;
    const links = slideLinks('');
    const shown = { report, language, materials, links, retentionDays, keepsQuestions };
    return c.html(reportPage({ ...shown, isLive: true }));
  });

  pages.get('/feedback.csv', async (c) => csv(c, feedbackCsv(await store.all())));
  pages.get('/unanswered.csv', async (c) => csv(c, unansweredCsv(await store.tally())));
  pages.get('/outcomes.csv', async (c) => csv(c, outcomesCsv(await store.tally())));
  pages.get('/candidates.jsonl', async (c) =>
    download(c, evalCandidates(await store.all()), 'application/jsonl'),
  );

  pages.post('/star', async function starAnswer(c) {
    const body = await c.req.parseBody();
    const form = starFormSchema.safeParse(body);
    if (form.success) await store.star(form.data.answerId, form.data.star === 'yes');
    const language = languageSchema.catch(languageOf(c)).parse(body.lang);
    const query = new URLSearchParams({ lang: language });
    const week = weekSchema.safeParse(body.week);
    if (week.success) query.set('week', week.data);
    return c.redirect(`/yllapito?${query}`, 303);
  });
  return pages;
}

function csv(c: Context, text: string): Response {
  return download(c, BYTE_ORDER_MARK + text, 'text/csv; charset=utf-8');
}

function download(c: Context, text: string, type: string): Response {
  const name = c.req.path.split('/').at(-1);
  return c.body(text, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="kuntaopas-${name}"`,
  });
}
