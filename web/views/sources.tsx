/** @jsxImportSource preact */
import { rangesOf } from '../answer-text.js';
import { type Answer, groupBySlide, isOfSeveral } from '../conversation.js';
import { slideUrl } from '../safe-url.js';
import { SlideLink } from './citation.js';
import type { ViewContext } from './context.js';

type SourceListProps = { readonly answer: Answer; readonly context: ViewContext };

/** The sources of an answer: each slide once, with the numbers that cite it. */
export function SourceList({ answer, context }: SourceListProps) {
  const { strings, server } = context;
  const isNamed = isOfSeveral(answer);
  return (
    <>
      <h4 class="label">{strings.sources}</h4>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari takes a list of flexible rows for a group. */}
      <ol class="sources" part="sources" role="list">
        {groupBySlide(answer.citations).map(({ first, numbers }) => (
          <li>
            <span class="numbers">{rangesOf(numbers)}</span>{' '}
            <SlideLink href={slideUrl(first.url, server)} context={context}>
              <span lang={answer.language}>
                {isNamed ? `${first.title}, ${first.materialTitle}` : first.title}
              </span>
              , {strings.slide(first.slide)}
            </SlideLink>
          </li>
        ))}
      </ol>
    </>
  );
}
