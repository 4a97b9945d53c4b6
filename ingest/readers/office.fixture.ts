import { strToU8, zipSync } from 'fflate';

/** A slide as {@link pptxOf} sets it. */
export type FixtureSlide = {
  readonly title?: string;
  /** Paragraphs of its body: bullets, by their depth. */
  readonly body?: readonly { readonly text: string; readonly level?: number }[];
  /** XML of further shapes. */
  readonly shapes?: string;
  readonly notes?: string;
  readonly isHidden?: boolean;
};

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES = [
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"',
  `xmlns:r="${OFFICE}"`,
].join(' ');

/** Packs texts as the parts of a zip file. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'string' ? strToU8(part) : part,
  ]);
  return zipSync(Object.fromEntries(entries));
}

/** A presentation, with the parts that PowerPoint writes for text. */
export function pptxOf(
  slides: readonly FixtureSlide[],
  { sections = [] }: { readonly sections?: readonly (readonly [string, readonly number[]])[] } = {},
): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'ppt/presentation.xml': presentation(slides.length, sections),
    'ppt/_rels/presentation.xml.rels': relations(
      slides.map((_, i) => [`rId${i + 1}`, 'slide', `slides/slide${i + 1}.xml`]),
    ),
  };
  slides.forEach((slide, i) => {
    const name = `slide${i + 1}.xml`;
    parts[`ppt/slides/${name}`] = slideXml(slide);
    if (slide.notes === undefined) return;
    const target = `../notesSlides/notes${i + 1}.xml`;
    parts[`ppt/slides/_rels/${name}.rels`] = relations([['rId1', 'notesSlide', target]]);
    const note = shape('body', paragraph(slide.notes, ''));
    parts[`ppt/notesSlides/notes${i + 1}.xml`] =
      `<p:notes ${NAMESPACES}><p:cSld><p:spTree>${note}</p:spTree></p:cSld></p:notes>`;
  });
  return zipOf(parts);
}

/** A Word document of paragraphs, each with the name of its style, and of other XML as it stands. */
export function docxOf(
  body: readonly (readonly [style: string, text: string] | string)[],
  core = '',
): Uint8Array {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const styles = ['Title', 'heading 1', 'heading 2', 'heading 3'].map(
    (name) =>
      `<w:style w:type="paragraph" w:styleId="${name.replace(' ', '')}"><w:name w:val="${name}"/></w:style>`,
  );
  const paragraphs = body.map((part) => {
    if (typeof part === 'string') return part;
    const [style, text] = part;
    const isList = style.startsWith('list');
    const properties = isList
      ? `<w:numPr><w:ilvl w:val="${style.slice(4) || 0}"/><w:numId w:val="1"/></w:numPr>`
      : `<w:pStyle w:val="${style.replace(' ', '')}"/>`;
    return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${escapeXml(text)}</w:t></w:r></w:p>`;
  });
  const levels = [0, 1, 2].map(
    (level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/></w:lvl>`,
  );
  return zipOf({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relations([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relations([
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'numbering', 'numbering.xml'],
    ]),
    'word/document.xml': `<w:document ${w}><w:body>${paragraphs.join('')}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${w}>${styles.join('')}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${w}><w:abstractNum w:abstractNumId="0">${levels.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    ...(core === '' ? {} : { 'docProps/core.xml': core }),
  });
}

/** A shape that holds paragraphs; `type` of its placeholder, empty for none. */
export function shape(type: string, paragraphs: string): string {
  const holder = type === '' ? '' : `<p:ph type="${type}"/>`;
  return `<p:sp><p:nvSpPr><p:nvPr>${holder}</p:nvPr></p:nvSpPr><p:txBody>${paragraphs}</p:txBody></p:sp>`;
}

/** A paragraph of a shape; `style`: XML within its properties. */
export function paragraph(text: string, style: string, level = 0): string {
  return `<a:p><a:pPr lvl="${level}">${style}</a:pPr><a:r><a:t>${escapeXml(text)}</a:t></a:r></a:p>`;
}

function slideXml({ title, body = [], shapes = '', isHidden }: FixtureSlide): string {
  const paragraphs = body.map(({ text, level = 0 }) => paragraph(text, '', level));
  return `<p:sld ${NAMESPACES}${isHidden ? ' show="0"' : ''}><p:cSld><p:spTree>
    ${title === undefined ? '' : shape('title', paragraph(title, ''))}
    ${body.length === 0 ? '' : shape('body', paragraphs.join(''))}
    ${shape('sldNum', '<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>')}
    ${shapes}</p:spTree></p:cSld></p:sld>`;
}

function presentation(
  count: number,
  sections: readonly (readonly [string, readonly number[]])[],
): string {
  const ids = Array.from(
    { length: count },
    (_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 1}"/>`,
  );
  const parts = sections.map(
    ([name, slides]) =>
      `<p14:section name="${name}"><p14:sldIdLst>${slides
        .map((slide) => `<p14:sldId id="${255 + slide}"/>`)
        .join('')}</p14:sldIdLst></p14:section>`,
  );
  return `<p:presentation ${NAMESPACES} xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">
    <p:sldIdLst>${ids.join('')}</p:sldIdLst><p:extLst><p:ext><p14:sectionLst>${parts.join('')}</p14:sectionLst></p:ext></p:extLst></p:presentation>`;
}

function relations(
  entries: readonly (readonly [id: string, type: string, target: string])[],
): string {
  const each = entries.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
