import type { Passage } from '#ingest/passages';
import { anchorOf } from '../answer/cite.js';
import type { OutlineBlock } from './slide-outline.js';
import { typeset } from './typeset.js';

type SlideTextProps = {
  readonly outline: readonly OutlineBlock[];
  /** Translated passages; the original text when absent. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Id of the passage to mark, and what tells so to whoever does not see the colour. */
  readonly cited: string | undefined;
  readonly citedLabel: string;
  /** Level of the headings on the slide: one below that of its title. */
  readonly headings: 2 | 3;
};

/** The text of a slide, laid out as on the slide. Only the original carries the anchors. */
export function SlideText({ outline, texts, cited, citedLabel, headings }: SlideTextProps) {
  const idOf = ({ id }: Passage) => (texts ? undefined : anchorOf(id));
  const show = (passage: Passage) => {
    const shown = typeset(texts?.[passage.id] ?? passage.text);
    if (passage.id !== cited) return shown;
    return (
      <mark>
        <span class="visually-hidden">{citedLabel}: </span>
        {shown}
      </mark>
    );
  };
  const bullets = (items: readonly Passage[]) =>
    items.length > 0 && (
      <ul>
        {items.map((item) => (
          <li id={idOf(item)}>{show(item)}</li>
        ))}
      </ul>
    );
  const Heading = `h${headings}` as const;
  return (
    <div class="text">
      {outline.map((block) => {
        if (block.kind === 'list') {
          return (
            <ul>
              {block.items.map(({ passage, items }) => (
                <li>
                  <p id={idOf(passage)}>{show(passage)}</p>
                  {bullets(items)}
                </li>
              ))}
            </ul>
          );
        }
        const { kind, passage, items } = block;
        if (kind === 'heading') return <Heading id={idOf(passage)}>{show(passage)}</Heading>;
        if (kind === 'quotation') {
          return <blockquote id={idOf(passage)}>{show(passage)}</blockquote>;
        }
        return (
          <>
            <p class={kind === 'caption' ? 'caption' : undefined} id={idOf(passage)}>
              {show(passage)}
            </p>
            {bullets(items)}
          </>
        );
      })}
    </div>
  );
}
