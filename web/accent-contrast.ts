/** Least contrast of text with what is behind it (WCAG 2.2, 1.4.3). */
export const MIN_CONTRAST = 4.5;

/** Whether a colour is readable on each of the others; one that cannot be computed is let pass. */
export function isReadable(color: string, backgrounds: readonly string[]): boolean {
  return backgrounds.every((background) => !(contrast(color, background) < MIN_CONTRAST));
}

/** Contrast ratio (WCAG 2.2) of two computed colours, `rgb(…)`; NaN of any others. */
export function contrast(one: string, other: string): number {
  const [darker = Number.NaN, lighter = Number.NaN] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const channels = /^rgba?\((\d+), (\d+), (\d+)/u.exec(color)?.slice(1).map(Number) ?? [];
  const [red = Number.NaN, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
