import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { longAnswer } from './long-answer.js';
import { openTestSite } from './test-site.js';
import { widgetOn } from './widget.js';

const site = await openTestSite();
const QUESTION = 'Miten Lappeenrannan Job Voucher toimii?';
const PLAIN = `${site.host}/embed-test/plain`;

// Prints what the widget costs a page and its readers: `npx vitest run web/browser/figures --reporter=verbose`.
// Times are told and not judged: they are the machine's as much as ours.
describe('the widget in figures', () => {
  it('is one small script, run in a moment', async ({ annotate }) => {
    const file = new URL('../dist/widget.js', import.meta.url);
    const bytes = gzipSync(await readFile(file), { level: 9 }).length;
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const page = await site.open('about:blank');
      const client = await page.context().newCDPSession(page);
      await client.send('Performance.enable');
      await page.goto(PLAIN);
      await widgetOn(page).launcher.waitFor();
      const { metrics } = await client.send('Performance.getMetrics');
      times.push((metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1_000);
    }
    const told = times.map((time) => time.toFixed(0)).join(', ');
    await annotate(
      `${bytes} bytes gzipped; scripts of the page until the button is there: ${told} ms`,
    );
    expect(times).toHaveLength(5);
  });

  it('nothing moves and nothing stands still while a long answer streams', async ({ annotate }) => {
    site.answer = () => longAnswer(2_000, 1);
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    // Whatever follows a click within half a second does not count as a shift.
    await wait(600);
    await page.evaluate(() => {
      const seen = { shift: 0, tasks: [] as number[] };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          seen.shift += (entry as unknown as { value: number }).value;
        }
      }).observe({ type: 'layout-shift', buffered: false });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.tasks.push(duration);
      }).observe({ type: 'longtask', buffered: false });
    });
    await widget.ask('Mitä?');
    const { shift, tasks } = await page.evaluate(
      () => (window as unknown as { seen: { shift: number; tasks: number[] } }).seen,
    );
    await annotate(
      `2,000 pieces of text: layout shift ${shift}, ${tasks.length} tasks over 50 ms` +
        (tasks.length > 0 ? `, the longest ${Math.max(...tasks)} ms` : ''),
    );
    expect(shift).toBe(0);
  });

  it('the first text is there soon after the click', async ({ annotate }) => {
    const page = await site.open(PLAIN);
    const widget = widgetOn(page);
    await widget.open();
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      await widget.field.fill(QUESTION);
      const time = await page.evaluate(async (turns) => {
        const root = document.querySelector('kuntaopas-chat')?.shadowRoot;
        const start = performance.now();
        root?.querySelector<HTMLElement>('.send')?.click();
        while (!root?.querySelectorAll('.turn')[turns]?.querySelector('.text p')) {
          await new Promise(requestAnimationFrame);
        }
        return performance.now() - start;
      }, run);
      times.push(time);
      await widget.turns.nth(run).locator('.actions').waitFor();
    }
    await annotate(`click to first text: ${times.map((time) => time.toFixed(0)).join(', ')} ms`);
    expect(times).toHaveLength(5);
  });
});
