/** Text in sections, as accessibility statement and privacy notice are written. */
export type Prose = readonly ProseSection[];
type ProseSection = { readonly heading: string; readonly blocks: readonly ProseBlock[] };
/** A paragraph, a list, or a link on a line of its own. */
export type ProseBlock =
  | string
  | { readonly items: readonly string[] }
  | { readonly text: string; readonly href: string };

/** Shows prose under headings of the second level. */
export function ProseText({ prose }: { readonly prose: Prose }) {
  return (
    <>
      {prose.map(({ heading, blocks }) => (
        <section>
          <h2>{heading}</h2>
          {blocks.map((block) => (
            <Block block={block} />
          ))}
        </section>
      ))}
    </>
  );
}

function Block({ block }: { readonly block: ProseBlock }) {
  if (typeof block === 'string') return <p>{block}</p>;
  if ('href' in block) {
    return (
      <p>
        <a href={block.href}>{block.text}</a>
      </p>
    );
  }
  return (
    <ul>
      {block.items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}
