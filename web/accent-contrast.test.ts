import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { contrast, isReadable } from './accent-contrast.js';

const css = await readFile(new URL('styles/frame.css', import.meta.url), 'utf8');

/** The colours of the style sheet by name, in one theme; of `var(--x, #fff)` the fallback. */
function tokens(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const pairs = css.matchAll(/--([\w-]+):\s*light-dark\(([^;]*)\);/gu);
  return new Map(
    Array.from(pairs, ([, name = '', both = '']) => {
      const [light, dark] = Array.from(both.matchAll(/#[0-9a-f]{6}/gu), ([hex]) => hex);
      return [name, rgb((theme === 'light' ? light : dark) ?? '')];
    }),
  );
}

function rgb(hex: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${channels.join(', ')})`;
}

const TEXT = [
  ['ink', 'paper'],
  ['ink', 'tint'],
  ['quiet', 'paper'],
  ['quiet', 'tint'],
  ['accent', 'paper'],
  ['accent', 'tint'],
  ['on-accent', 'accent'],
  ['own-on-accent', 'own-accent'],
  ['own-accent', 'paper'],
  ['danger', 'paper'],
] as const;

const CONTROLS = [
  ['border', 'paper'],
  ['border', 'tint'],
  ['ink', 'paper'],
] as const;

describe.each(['light', 'dark'] as const)('the colours, %s', (theme) => {
  const colors = tokens(theme);
  const of = (name: string) => colors.get(name) ?? '';

  it.each(TEXT)('of text are readable: %s on %s', (text, behind) => {
    expect(contrast(of(text), of(behind))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(CONTROLS)('of controls and focus can be told apart: %s on %s', (control, behind) => {
    expect(contrast(of(control), of(behind))).toBeGreaterThanOrEqual(3);
  });
});

describe('contrast', () => {
  it('is what WCAG says of known pairs', () => {
    expect(contrast('rgb(0, 0, 0)', 'rgb(255, 255, 255)')).toBeCloseTo(21);
    expect(contrast('rgb(119, 119, 119)', 'rgb(255, 255, 255)')).toBeCloseTo(4.48, 2);
    expect(contrast('rgb(42, 110, 187)', 'rgba(255, 255, 255, 1)')).toBeCloseTo(5.19, 2);
  });

  it('decides whether a colour may be used, and lets pass what it cannot read', () => {
    expect(isReadable('rgb(255, 255, 136)', ['rgb(255, 255, 255)'])).toBe(false);
    expect(isReadable('rgb(0, 64, 127)', ['rgb(255, 255, 255)', 'rgb(241, 245, 249)'])).toBe(true);
    expect(isReadable('oklch(0.9 0.1 100)', ['rgb(255, 255, 255)'])).toBe(true);
  });
});
