import { z } from 'zod';
import { languageSchema } from '#corpus/material';
import { passageText } from '../../answer/cite.js';
import { inLanguageSchema, inMaterialSchema, materialOf } from './scope.js';
import { type Tool, ToolRefusal } from './tool.js';

const input = z.object({
  slide: z.int().min(1).max(100_000).describe('Number of the slide, as printed on it.'),
  language: inLanguageSchema.optional(),
  material: inMaterialSchema.optional(),
});

const output = z.object({
  material: z.string(),
  publication: z.string().describe('Title of the material.'),
  publisher: z.string(),
  published: z.string().describe('Year and month.'),
  slide: z.int(),
  slides: z.int().describe('How many slides the material has.'),
  title: z.string(),
  case: z.string().nullable().describe('Name of the case; null on slides outside the cases.'),
  section: z.string().nullable(),
  language: languageSchema.describe('Language of the texts.'),
  url: z.string(),
  passages: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['statement', 'heading', 'quotation', 'caption']),
      text: z.string(),
      original: z.string().describe('Verbatim from the source, in the language of the material.'),
    }),
  ),
});
type Slide = z.infer<typeof output>;

/** `get_slide`: all that a source slide says. */
export const getSlide: Tool<typeof input, typeof output> = {
  name: 'get_slide',
  title: 'Get a source slide',
  description:
    'Gives everything that one slide of the material says, passage by passage, with its title, case, section and address. Pictures are not included.',
  input,
  output,
  async run({ slide, language, material: id }, { assistant, site }) {
    const material = materialOf(assistant.materials, id);
    const { manifest, pages, translations } = material;
    const page = pages.find(({ number }) => number === slide);
    if (!page) {
      const last = Math.max(...pages.map(({ number }) => number));
      throw new ToolRefusal(
        `The material has no slide of this number. It has slides 1 to ${last}.`,
      );
    }
    const wanted = language ?? manifest.language;
    const translation = translations[wanted];
    const result: Slide = {
      material: manifest.id,
      publication: translation?.title ?? manifest.title,
      publisher: manifest.publisher,
      published: manifest.published,
      slide: page.number,
      slides: pages.length,
      title: translation?.slides[page.number] ?? page.title,
      case: page.case ? (translation?.cases[page.case.id] ?? page.case.name) : null,
      section: page.section ? (translation?.sections[page.section.id] ?? page.section.title) : null,
      language: translation ? wanted : manifest.language,
      url: new URL(assistant.tools.links.slide(manifest.id, page.number, undefined, wanted), site)
        .href,
      passages: page.passages.map((passage) => ({
        id: `${manifest.id}/${passage.id}`,
        kind: passage.kind,
        text: passageText({ material, page, passage }, wanted),
        original: passage.text,
      })),
    };
    return { result, text: writeSlide(result) };
  },
};

function writeSlide({ publication, publisher, published, slide, title, passages, url }: Slide) {
  return [
    `# ${title}`,
    `${publication} (${publisher}, ${published}), slide ${slide}: ${url}`,
    ...passages.map(({ text }) => `- ${text}`),
  ].join('\n');
}
