import { contrast, MIN_CONTRAST } from './accent-contrast.js';

// Makes the installation page more useful where there is JavaScript: code is copied by a button, and the
// preview takes the colour of the editor's own site. All of it is hidden in the page as it comes.

const WHITE = 'rgb(255, 255, 255)';

for (const block of document.querySelectorAll<HTMLElement>('.code')) offerCopy(block);
for (const form of document.querySelectorAll<HTMLFormElement>('form.accent')) offerAccent(form);

function offerCopy(block: HTMLElement): void {
  const button = block.querySelector('button');
  const status = block.querySelector('[role="status"]');
  // A page that did not come by HTTPS has no clipboard.
  if (!button || !status || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const code = block.querySelector('code')?.textContent ?? '';
    const { copied = '', failed = '' } = button.dataset;
    status.textContent = await navigator.clipboard.writeText(code).then(
      () => copied,
      () => failed,
    );
  });
}

function offerAccent(form: HTMLFormElement): void {
  const input = form.querySelector('input');
  const verdict = form.querySelector('output');
  const preview = document.querySelector<HTMLElement>('kuntaopas-chat');
  const example = document.querySelector('#theme code');
  if (!input || !verdict || !preview || !example) return;
  form.hidden = false;
  input.addEventListener('input', () => {
    const accent = rgbOf(input.value);
    // The accent is text on white, and white is text on the accent.
    const ratio = contrast(accent, WHITE);
    const isGood = ratio >= MIN_CONTRAST;
    const { good = '', bad = '', lang } = { ...form.dataset, lang: document.documentElement.lang };
    const told = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(ratio);
    verdict.textContent = `${isGood ? good : bad} (${told} : 1)`;
    verdict.classList.toggle('error', !isGood);
    if (!isGood) return;
    preview.style.setProperty('--kuntaopas-accent', input.value);
    example.textContent = (example.textContent ?? '').replace(
      /(--kuntaopas-accent: )[^;]*/u,
      `$1${input.value}`,
    );
  });
}

/** `#00407f` as a computed colour. */
function rgbOf(hex: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${channels.join(', ')})`;
}
