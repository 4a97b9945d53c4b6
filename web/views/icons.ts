import { svg, type TemplateResult } from 'lit';

/** Two lines of talk in a bubble. */
export const bubbleIcon = icon(
  svg`<path d="M4 5.5h16v11h-8.5L7 20v-3.5H4z" /><path d="M8 9.5h8M8 12.5h5" />`,
);
/** A cross. */
export const closeIcon = icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);
/** An arrow down. */
export const downIcon = icon(svg`<path d="M12 5v14M6 13l6 6 6-6" />`);
/** An arrow out of a box: leaves the page. */
export const outIcon = icon(svg`<path d="M10 6H5v13h13v-5M14 5h5v5M19 5l-8 8" />`);

function icon(paths: TemplateResult<2>): TemplateResult<2> {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;
}
