import { isReadable } from './accent-contrast.js';

/** Whether an accent of the page's own, as a button shows it, can be read; if not, tells its editor. */
export function checkAccent(button: Element | null, panel: Element | null): boolean {
  if (!button || !panel) return true;
  const { backgroundColor: accent, color } = getComputedStyle(button);
  if (isReadable(accent, [color, getComputedStyle(panel).backgroundColor])) return true;
  // biome-ignore lint/suspicious/noConsole: this is for whoever chose the colour.
  console.warn('kuntaopas-chat: --kuntaopas-accent has too little contrast and is not used');
  return false;
}
