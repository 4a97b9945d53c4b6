import type { Material } from '#corpus/material';

/** One page of a material, numbered as printed. */
export type Slide = {
  readonly number: number;
  /** Span in the source, UTF-16 code units: `source.slice(start, end) === text`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Lines that are no statement; see the manifest. */
  readonly captions: readonly string[];
  /** Title, where the text has no line for it. */
  readonly title?: string;
  /** Lines that head what follows, in layout `blocks`. */
  readonly headings?: readonly string[];
  /** `blocks`: as the manifest describes; absent: the text of a PDF as delivered. */
  readonly layout?: 'blocks';
};

/**
 * Splits a material at the slide starts of its manifest. Lossless: the texts of the slides, joined,
 * are the source.
 */
export function splitSlides({ manifest, source }: Material): readonly Slide[] {
  const { slides, layout } = manifest;
  return slides.map(({ number, start, captions = [], title, headings }, i) => {
    const end = slides[i + 1]?.start ?? source.length;
    return {
      number,
      start,
      end,
      text: source.slice(start, end),
      captions,
      ...(title === undefined ? {} : { title }),
      ...(headings === undefined ? {} : { headings }),
      ...(layout === undefined ? {} : { layout }),
    };
  });
}
