/** Least contrast of text with what is behind it (WCAG 2.2, 1.4.3). */
const MIN_CONTRAST = 4.5;

/** Whether a colour is readable on each of the others; a colour that cannot be read is let pass. */
export function isReadable(color: string, backgrounds: readonly string[]): boolean {
  const own = luminance(color);
  return backgrounds.map(luminance).every((other) => {
    if (own === undefined || other === undefined) return true;
    const contrast = (Math.max(own, other) + 0.05) / (Math.min(own, other) + 0.05);
    return contrast >= MIN_CONTRAST;
  });
}

/** Relative luminance (WCAG 2.2) of a computed `rgb(…)`. */
function luminance(color: string): number | undefined {
  const channels = /^rgba?\((\d+), (\d+), (\d+)/u.exec(color)?.slice(1).map(Number);
  if (!channels) return undefined;
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
