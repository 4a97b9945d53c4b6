import { detectLanguage } from '../../language/detect-language.js';
import type { Block, ReadDocument, ReadPage, ReadProgress } from '../document.js';
import { noText } from '../faults.js';
import { readOfficeFacts } from '../office-facts.js';
import { childrenOf, descendantsOf } from '../read-xml.js';
import { openArchive, type ZipArchive } from '../zip-archive.js';
import { isTitle, readParagraphs, readShape, titleOf } from './slide-blocks.js';
import {
  type Part,
  placeholderOf,
  readPart,
  readSlideList,
  relatedOf,
  shapesOf,
} from './slide-parts.js';

/** What heads the notes of a slide. */
const NOTES = { fi: 'Muistiinpanot:', sv: 'Anteckningar:', en: 'Notes:' };

/** A presentation held open. */
type Presentation = { readonly file: string; readonly archive: ZipArchive };

/**
 * Reads a PowerPoint presentation: titles, bullets, tables, drawings of boxes, notes. Hidden slides are
 * left out and said.
 *
 * @throws KuntaopasError `file-broken`, `file-encrypted`, `file-too-large`, `file-without-text`.
 */
export async function readPptx(
  file: string,
  bytes: Uint8Array,
  onProgress: ReadProgress,
): Promise<ReadDocument> {
  const archive = await openArchive(file, bytes);
  const { slides, sections } = await readSlideList(file, archive);
  const pages: ReadPage[] = [];
  const [hidden, withNotes, withCharts]: number[][] = [[], [], []];
  for (const [i, name] of slides.entries()) {
    const slide = await readPart(file, archive, name);
    onProgress(i + 1, slides.length);
    if (!slide) continue;
    const number = i + 1;
    if (slide.root.getAttribute('show') === '0') {
      hidden?.push(number);
      continue;
    }
    const notes = await readNotes({ file, archive }, slide);
    if (notes.length > 0) withNotes?.push(number);
    if (relatedOf(slide, 'chart')) withCharts?.push(number);
    const opens = sections.get(i);
    const page = await readSlide({ file, archive }, slide);
    pages.push({
      number,
      ...page,
      ...(opens === undefined ? {} : { opens }),
      blocks: [...page.blocks, ...notes],
    });
  }
  const filled = pages.filter(({ title, blocks }) => title !== '' || blocks.length > 0);
  if (filled.length === 0) {
    throw noText(
      file,
      'Its slides are pictures: add the presentation that the text was written in.',
    );
  }
  const facts = await readOfficeFacts(file, archive);
  return {
    ...facts,
    titles: [...filled.slice(0, 1).map(({ title }) => title), ...facts.titles].filter(Boolean),
    format: 'pptx',
    pages: filled,
    doubts: [
      ...tell(hidden, (list) => `Hidden slides were left out: ${list}.`),
      ...tell(
        withNotes,
        (list) =>
          `Notes of the speaker were taken in, on slides ${list}: look whether they are for everyone.`,
      ),
      ...tell(withCharts, (list) => `Charts are not read, on slides ${list}.`),
    ],
  };
}

function tell(
  numbers: readonly number[] | undefined,
  sentence: (list: string) => string,
): string[] {
  return numbers && numbers.length > 0 ? [sentence(numbers.join(', '))] : [];
}

async function readSlide(
  presentation: Presentation,
  slide: Part,
): Promise<Pick<ReadPage, 'title' | 'isTitleShown' | 'blocks'>> {
  const shapes = shapesOf(slide.root);
  const title = shapes.filter(isTitle).map(titleOf).filter(Boolean).join(' ');
  const blocks: Block[] = [];
  for (const shape of shapes.filter((candidate) => !isTitle(candidate))) {
    const diagram = await readDiagram(presentation, slide, shape);
    blocks.push(...(diagram ?? readShape(shape)));
  }
  return { title, isTitleShown: title !== '', blocks };
}

/** The texts of boxes that PowerPoint draws itself (SmartArt), which stand in a part of their own. */
async function readDiagram(
  { file, archive }: Presentation,
  slide: Part,
  shape: Element,
): Promise<readonly Block[] | undefined> {
  const [ids] = descendantsOf(shape, 'relIds');
  const target = ids && slide.related.get(ids.getAttribute('r:dm') ?? '')?.target;
  const data = target && (await readPart(file, archive, target));
  if (!data) return undefined;
  return descendantsOf(data.root, 'pt').flatMap((point) =>
    childrenOf(point, 't').flatMap((text) => readParagraphs(text, true)),
  );
}

async function readNotes({ file, archive }: Presentation, slide: Part): Promise<readonly Block[]> {
  const name = relatedOf(slide, 'notesSlide');
  const notes = name && (await readPart(file, archive, name));
  if (!notes) return [];
  const blocks = shapesOf(notes.root)
    .filter((shape) => placeholderOf(shape) === 'body')
    .flatMap((shape) => readParagraphs(shape, false));
  if (blocks.length === 0) return [];
  const language = detectLanguage(blocks.map(({ text }) => text).join(' ')) ?? 'fi';
  return [{ kind: 'heading', level: 0, text: NOTES[language] }, ...blocks];
}
