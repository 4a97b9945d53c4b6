import path from 'node:path';
import { broken } from '../faults.js';
import { childrenOf, descendantsOf, localOf, parseXml } from '../read-xml.js';
import type { ZipArchive } from '../zip-archive.js';

/** A part of a presentation and the parts that it refers to, by the ids it uses for them. */
export type Part = {
  readonly name: string;
  readonly root: Element;
  readonly related: ReadonlyMap<string, { readonly type: string; readonly target: string }>;
};

/** The slides of a presentation in the order in which they are shown, and the sections they are in. */
export type SlideList = {
  readonly slides: readonly string[];
  /** Position of a slide to the section that begins with it. */
  readonly sections: ReadonlyMap<number, string>;
};

/**
 * Reads a part and its relations; `undefined` when it is not there.
 *
 * @throws KuntaopasError `file-broken`.
 */
export async function readPart(
  file: string,
  archive: ZipArchive,
  name: string,
): Promise<Part | undefined> {
  const text = await archive.text(name);
  if (text === undefined) return undefined;
  const folder = path.posix.dirname(name);
  const relations = path.posix.join(folder, '_rels', `${path.posix.basename(name)}.rels`);
  const relationText = await archive.text(relations);
  const related = new Map<string, { type: string; target: string }>();
  const entries = relationText
    ? childrenOf(parseXml(file, relations, relationText).documentElement, 'Relationship')
    : [];
  for (const entry of entries) {
    const target = entry.getAttribute('Target') ?? '';
    const type = (entry.getAttribute('Type') ?? '').split('/').at(-1) ?? '';
    const isOutside = entry.getAttribute('TargetMode') === 'External';
    // A name among the parts, never a path on a disk.
    const inside = target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target);
    if (!isOutside) related.set(entry.getAttribute('Id') ?? '', { type, target: inside });
  }
  return { name, root: parseXml(file, name, text).documentElement, related };
}

/** Reads which slides there are, in their order. */
export async function readSlideList(file: string, archive: ZipArchive): Promise<SlideList> {
  const presentation = await readPart(file, archive, 'ppt/presentation.xml');
  if (!presentation) throw broken(file, 'it lacks its list of slides');
  const [list] = childrenOf(presentation.root, 'sldIdLst');
  const entries = list ? childrenOf(list, 'sldId') : [];
  const slides = entries.flatMap((entry) => {
    const id = entry.getAttribute('r:id') ?? '';
    return presentation.related.get(id)?.target ?? [];
  });
  const positions = new Map(entries.map((entry, i) => [entry.getAttribute('id') ?? '', i]));
  const sections = new Map<number, string>();
  for (const section of descendantsOf(presentation.root, 'section')) {
    const [first] = descendantsOf(section, 'sldId');
    const position = first && positions.get(first.getAttribute('id') ?? '');
    const name = section.getAttribute('name');
    if (position !== undefined && name) sections.set(position, name);
  }
  return { slides, sections: sections.size > 1 ? sections : new Map() };
}

/** The part of a type that another refers to: the notes of a slide. */
export function relatedOf(part: Part, type: string): string | undefined {
  return Array.from(part.related.values()).find((entry) => entry.type === type)?.target;
}

/** The shapes of a slide in reading order, those of groups among them. */
export function shapesOf(root: Element): readonly Element[] {
  const [tree] = descendantsOf(root, 'spTree');
  const shapes: Element[] = [];
  const open: Element[] = tree ? [...childrenOf(tree)].reverse() : [];
  for (let shape = open.pop(); shape; shape = open.pop()) {
    if (localOf(shape) === 'grpSp') open.push(...[...childrenOf(shape)].reverse());
    else shapes.push(shape);
  }
  return shapes;
}

/** What kind of placeholder a shape is: `title`, `body` …; empty when it is none. */
export function placeholderOf(shape: Element): string {
  const [holder] = descendantsOf(shape, 'ph');
  return holder ? holder.getAttribute('type') || 'body' : '';
}
