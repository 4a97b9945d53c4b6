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
};

/**
 * Splits a material at the slide starts of its manifest. Lossless: the texts of the slides, joined,
 * are the source.
 */
export function splitSlides({ manifest, source }: Material): readonly Slide[] {
  return manifest.slides.map(({ number, start, captions = [] }, i) => {
    const end = manifest.slides[i + 1]?.start ?? source.length;
    return { number, start, end, text: source.slice(start, end), captions };
  });
}
