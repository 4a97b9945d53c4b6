import { readFile } from 'node:fs/promises';
import { KuntaopasError } from '#corpus/errors';
import { readStyles } from '../pages/read-styles.js';
import type { Assets } from './assets.js';

/**
 * Reads what the server gives as it is. The widget is built by `npm run build`, which `npm start` and
 * `npm test` run first.
 *
 * @throws KuntaopasError `widget-missing`.
 */
export async function readAssets(): Promise<Assets> {
  const [siteCss, widgetScript, widgetModule, installationScript] = await Promise.all([
    readStyles(),
    readWidget('widget.js'),
    readWidget('widget.mjs'),
    readWidget('installation.mjs'),
  ]);
  return { siteCss, widgetScript, widgetModule, installationScript };
}

async function readWidget(name: string): Promise<string> {
  try {
    return await readFile(new URL(`../../web/dist/${name}`, import.meta.url), 'utf8');
  } catch (cause) {
    throw new KuntaopasError({
      code: 'widget-missing',
      message: `The chat widget has not been built: web/dist/${name} is not there.`,
      remedy: 'Run `npm run build`.',
      cause,
    });
  }
}
