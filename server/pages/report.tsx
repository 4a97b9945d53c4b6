import type { Language } from '#corpus/material';
import type { Figures } from '../feedback/make-report.js';
import { RESULTS } from '../feedback/make-report.js';
import { DislikedTable, LikedTable, UnansweredTable } from './report-lists.js';
import { caseName, type ReportProps, WideTable } from './report-parts.js';
import { RatingPlot, ResultPlot } from './report-plots.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** The report for editors: figures by week and by practice, what was not answered, what was rated. */
export function ReportBody(props: ReportProps) {
  const { report, language, retentionDays } = props;
  const text = pageWordingOf(language).report;
  const { weeks, total, cases } = report;
  return (
    <article class="report">
      <h1>{text.title}</h1>
      <p class="intro">{text.intro(retentionDays)}</p>
      {report.allWeeks.length === 0 ? (
        <p>{text.empty}</p>
      ) : (
        <>
          {props.isLive ? <WeekForm {...props} /> : ''}
          <Totals total={total} names={text.figures} />
          <UnansweredTable {...props} />
          <DislikedTable {...props} />
          <section>
            <h2>{text.weeks.heading}</h2>
            <p>{text.weeks.text}</p>
            <ResultPlot caption={text.weeks.heading} weeks={weeks} text={text} />
            <RatingPlot caption={text.ratings.heading} weeks={weeks} text={text} />
            <p>{text.ratings.text}</p>
            <FiguresTable
              caption={text.weeks.heading}
              head={text.column.week}
              names={text.figures}
              rows={weeks.map((figures) => [figures.week, figures] as const)}
            />
          </section>
          <section>
            <h2>{text.cases.heading}</h2>
            <p>{text.cases.text}</p>
            <FiguresTable
              caption={text.cases.heading}
              head={text.column.case}
              names={text.figures}
              rows={cases.map((figures) => [caseName(props, figures.case), figures] as const)}
            />
          </section>
          <LikedTable {...props} />
        </>
      )}
      {props.isLive ? <Downloads language={language} /> : ''}
    </article>
  );
}

const COLUMNS = ['answers', ...RESULTS, 'up', 'down'] as const;

type FiguresTableProps = {
  readonly caption: string;
  /** What the rows are of. */
  readonly head: string;
  readonly names: Readonly<Record<keyof Figures, string>>;
  readonly rows: readonly (readonly [name: string, figures: Figures])[];
};

function FiguresTable({ caption, head, names, rows }: FiguresTableProps) {
  return (
    <WideTable caption={caption} head={[head, ...COLUMNS.map((column) => names[column])]}>
      {rows.map(([name, figures]) => (
        <tr>
          <th scope="row">{name}</th>
          {COLUMNS.map((column) => (
            <td class="figure">{figures[column]}</td>
          ))}
        </tr>
      ))}
    </WideTable>
  );
}

function Totals({ total, names }: { total: Figures; names: FiguresTableProps['names'] }) {
  return (
    <dl class="totals">
      {COLUMNS.map((name) => (
        <div>
          <dt>{names[name]}</dt>
          <dd>{total[name]}</dd>
        </div>
      ))}
    </dl>
  );
}

function WeekForm({ report, language }: ReportProps) {
  const text = pageWordingOf(language).report;
  return (
    <form class="choose" method="get">
      <input type="hidden" name="lang" value={language} />
      <label for="week">{text.weekLabel}</label>
      <select id="week" name="week">
        <option value="">{text.allWeeks}</option>
        {report.allWeeks.toReversed().map((week) => (
          <option value={week} selected={week === report.week}>
            {week}
          </option>
        ))}
      </select>
      <button type="submit">{text.show}</button>
    </form>
  );
}

function Downloads({ language }: { readonly language: Language }) {
  const { heading, text, feedback, unanswered, outcomes, candidates } =
    pageWordingOf(language).report.downloads;
  const files = {
    'feedback.csv': feedback,
    'unanswered.csv': unanswered,
    'outcomes.csv': outcomes,
    'candidates.jsonl': candidates,
  };
  return (
    <section>
      <h2>{heading}</h2>
      <p>{text}</p>
      <ul>
        {Object.entries(files).map(([name, label]) => (
          <li>
            <a href={`/yllapito/${name}`}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
