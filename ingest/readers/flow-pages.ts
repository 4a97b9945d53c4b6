import type { Block, ReadDocument, ReadPage } from './document.js';

/** A block of a text without pages; `depth` of a heading: 0 is the title of the whole. */
export type FlowBlock = Block & { readonly depth?: number };

/** A text so long has parts of its own above what makes its pages. */
const LONG = 20_000;
/** A page is cut where it grows longer than this, at the end of a block. */
const MAX_PAGE = 6_000;

/**
 * Cuts a text without pages into pages by its headings, each with the heading as title. In a long text
 * the highest level opens sections and the next makes pages too; deeper ones head paragraphs.
 */
export function cutPages(blocks: readonly FlowBlock[]): Pick<ReadDocument, 'titles' | 'pages'> {
  const title = titleOf(blocks);
  const rest = title === undefined ? blocks : blocks.filter((block) => block !== title);
  const { cut, section } = levelsOf(rest);
  const pages: { title: string; isTitleShown: boolean; opens?: string; blocks: Block[] }[] = [];
  let current = title?.text ?? '';
  if (title && rest[0]?.depth !== cut)
    pages.push({ title: current, isTitleShown: true, blocks: [] });
  for (const block of rest) {
    const { depth = Number.POSITIVE_INFINITY, text } = block;
    const last = pages.at(-1);
    if (block.kind === 'heading' && depth <= cut) {
      current = text;
      const opens = depth <= section ? { opens: text } : {};
      pages.push({ title: text, isTitleShown: true, ...opens, blocks: [] });
    } else if (!last || (lengthOf(last.blocks) > MAX_PAGE && block.level === 0)) {
      pages.push({ title: current, isTitleShown: false, blocks: [plain(block)] });
    } else {
      last.blocks.push(plain(block));
    }
  }
  return {
    titles: title === undefined ? [] : [title.text],
    pages: pages.map((page, i): ReadPage => ({ ...page, number: i + 1 })),
  };
}

/** The first heading, when no other is as high. */
function titleOf(blocks: readonly FlowBlock[]): FlowBlock | undefined {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const [first, ...others] = headings;
  const depth = first?.depth ?? 0;
  return first && others.every((other) => (other.depth ?? 0) > depth) ? first : undefined;
}

/** The depth down to which headings make pages, and that down to which they open sections. */
function levelsOf(blocks: readonly FlowBlock[]): {
  readonly cut: number;
  readonly section: number;
} {
  const depths = blocks.flatMap(({ kind, depth }) => (kind === 'heading' ? (depth ?? []) : []));
  const [first, second] = [...new Set(depths)].sort((a, b) => a - b);
  if (first === undefined) return { cut: -1, section: -1 };
  const countOf = (depth: number | undefined) => depths.filter((other) => other === depth).length;
  const hasSections =
    second !== undefined &&
    countOf(first) > 1 &&
    countOf(second) > countOf(first) &&
    lengthOf(blocks) > LONG;
  return hasSections ? { cut: second, section: first } : { cut: first, section: -1 };
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

function plain({ kind, level, text }: FlowBlock): Block {
  return { kind, level, text };
}
