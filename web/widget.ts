import { ATTRIBUTES } from './chat-settings.js';
import { KuntaopasChat } from './kuntaopas-chat.js';

const TAG = 'kuntaopas-chat';

// Only a classic script knows its element; a bundled module defines the element and no more.
const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.src) {
  KuntaopasChat.scriptOrigin = new URL(script.src).origin;
  if (document.readyState !== 'loading') addWidget(script);
  else document.addEventListener('DOMContentLoaded', () => addWidget(script), { once: true });
}
// A page may load the script twice, or a bundle besides.
if (!customElements.get(TAG)) customElements.define(TAG, KuntaopasChat);

/** Puts the floating widget on a page that has not placed one itself. */
function addWidget({ dataset, src }: HTMLScriptElement): void {
  if (document.querySelector(TAG)) return;
  const element = document.createElement(TAG);
  element.setAttribute('endpoint', new URL('.', src).href);
  for (const name of ATTRIBUTES) {
    const value = dataset[name];
    if (value !== undefined) element.setAttribute(name, value);
  }
  document.body.append(element);
}
