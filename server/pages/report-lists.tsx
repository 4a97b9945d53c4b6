import { type ReportProps, SlideName, WideTable } from './report-parts.js';
import { pageWordingOf } from './wording/page-wording-of.js';

/** What the material did not answer, each with the slide that nearly matched. */
export function UnansweredTable(props: ReportProps) {
  const { report, language, keepsQuestions } = props;
  const { unanswered: text, column, noSlide } = pageWordingOf(language).report;
  return (
    <section>
      <h2>{text.heading}</h2>
      {report.unanswered.length === 0 ? (
        <p>{keepsQuestions ? text.none : text.notKept}</p>
      ) : (
        <>
          <p>{text.text}</p>
          <WideTable
            caption={text.heading}
            head={[column.question, column.count, column.lastAsked, column.nearest]}
          >
            {report.unanswered.map((group) => (
              <tr>
                <th scope="row">
                  <span lang={group.language}>{group.question}</span>
                  {group.variants > 1 ? (
                    <span class="values">{text.variants(group.variants)}</span>
                  ) : (
                    ''
                  )}
                </th>
                <td class="figure">{group.count}</td>
                <td class="figure">{group.lastDay}</td>
                <td>{group.nearest ? <SlideName {...props} slide={group.nearest} /> : noSlide}</td>
              </tr>
            ))}
          </WideTable>
        </>
      )}
    </section>
  );
}

/** Answers that were rated as bad, with what was said of them. */
export function DislikedTable(props: ReportProps) {
  const { report, language } = props;
  const { disliked: text, column, noComment } = pageWordingOf(language).report;
  return (
    <section>
      <h2>{text.heading}</h2>
      {report.disliked.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <>
          <p>{text.text}</p>
          <WideTable
            caption={text.heading}
            head={[column.day, column.comment, column.question, column.sources]}
          >
            {report.disliked.map((entry) => (
              <tr>
                <td class="figure">{entry.receivedOn}</td>
                <td lang={entry.comment ? entry.language : undefined}>
                  {entry.comment ?? noComment}
                </td>
                <td lang={entry.language}>{entry.question ?? '–'}</td>
                <td>
                  <Slides {...props} slides={entry.slides} />
                </td>
              </tr>
            ))}
          </WideTable>
        </>
      )}
    </section>
  );
}

/** Helpful answers whose question was sent along; an editor stars those that make good tests. */
export function LikedTable(props: ReportProps) {
  const { report, language, isLive } = props;
  const { liked: text, column } = pageWordingOf(language).report;
  return (
    <section>
      <h2>{text.heading}</h2>
      <p>{text.text}</p>
      {report.liked.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <WideTable
          caption={text.heading}
          head={[column.day, column.question, column.comment, column.sources, column.choice]}
        >
          {report.liked.map((entry) => (
            <tr>
              <td class="figure">{entry.receivedOn}</td>
              <td lang={entry.language}>{entry.question}</td>
              <td lang={entry.language}>{entry.comment ?? '–'}</td>
              <td>
                <Slides {...props} slides={entry.slides} />
              </td>
              <td>
                {entry.isStarred ? text.starred : ''}
                {isLive ? (
                  <form method="post" action="/yllapito/star">
                    <input type="hidden" name="lang" value={language} />
                    <input type="hidden" name="week" value={report.week ?? ''} />
                    <input type="hidden" name="answerId" value={entry.answerId} />
                    <button type="submit" name="star" value={entry.isStarred ? 'no' : 'yes'}>
                      {entry.isStarred ? text.unstar : text.star}
                    </button>
                  </form>
                ) : (
                  ''
                )}
              </td>
            </tr>
          ))}
        </WideTable>
      )}
    </section>
  );
}

function Slides(props: ReportProps & { readonly slides: readonly string[] }) {
  return (
    <ul class="plain">
      {props.slides.map((slide) => (
        <li>
          <SlideName {...props} slide={slide} />
        </li>
      ))}
    </ul>
  );
}
