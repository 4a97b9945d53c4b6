import { ATTRIBUTES } from './chat-settings.js';
import { KuntaopasChat } from './kuntaopas-chat.js';
import { languageOf, stringsOf } from './strings/strings-of.js';

const TAG = 'kuntaopas-chat';

/** Browsers of before 2024 lack what the widget is made of. */
const isSupported =
  'adoptedStyleSheets' in Document.prototype &&
  'any' in AbortSignal &&
  CSS.supports('color', 'light-dark(#000, #fff)');

// Only a classic script knows its element; a bundled module defines the element and no more.
const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.src) {
  KuntaopasChat.scriptOrigin = new URL(script.src).origin;
  if (document.readyState !== 'loading') addWidget(script);
  else document.addEventListener('DOMContentLoaded', () => addWidget(script), { once: true });
}
// A page may load the script twice, or a bundle besides. Undefined, an element shows what stands in it.
if (isSupported && !customElements.get(TAG)) customElements.define(TAG, KuntaopasChat);

/** Puts the floating widget on a page that has not placed one itself; in an old browser, a link. */
function addWidget({ dataset, src }: HTMLScriptElement): void {
  if (document.querySelector(TAG)) return;
  const server = new URL('.', src).href;
  if (!isSupported) {
    addLink(server, dataset.lang);
    return;
  }
  const element = document.createElement(TAG);
  element.setAttribute('endpoint', server);
  for (const name of ATTRIBUTES) {
    const value = dataset[name];
    if (value !== undefined) element.setAttribute(name, value);
  }
  document.body.append(element);
}

function addLink(server: string, tag = ''): void {
  const link = document.createElement('a');
  link.lang = tag;
  document.body.append(link);
  const language = languageOf(link);
  link.href = `${server}chat?lang=${language}`;
  link.textContent = stringsOf(language).open;
}
