import { html, type TemplateResult } from 'lit';
import { type Answer, groupBySlide, isOfSeveral } from '../conversation.js';
import { slideUrl } from '../safe-url.js';
import { slideLink } from './citation.js';
import type { ViewContext } from './context.js';

/** The sources of an answer: each slide once, with the numbers that cite it. */
export function sourceList(answer: Answer, context: ViewContext): TemplateResult {
  const { strings, server } = context;
  return html`<h4 class="label">${strings.sources}</h4>
    <ol class="sources" part="sources">
      ${groupBySlide(answer.citations).map(({ first, numbers }) => {
        const { title, materialTitle, slide } = first;
        const named = isOfSeveral(answer) ? `${title}, ${materialTitle}` : title;
        const name = html`<span lang=${answer.language}>${named}</span>, ${strings.slide(slide)}`;
        return html`<li><span class="numbers">${numbers.join(', ')}</span> ${slideLink(slideUrl(first.url, server), name, context)}</li>`;
      })}
    </ol>`;
}
