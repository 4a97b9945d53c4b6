import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '#server/contract';
import { openTestSite } from './test-site.js';
import { widgetOn } from './widget.js';

const site = await openTestSite();

/** Texts that run where text is taken for HTML, for a template, for a style or for an address. */
const ATTACKS: readonly string[] = [
  '<script>alert(1)</script>',
  '<ScRiPt>alert(1)</sCrIpT>',
  '<script src=//evil.example/x.js></script>',
  '<script type=module>import "//evil.example/x.js"</script>',
  '</p></div><script>alert(1)</script>',
  '<<script>script>alert(1)<</script>/script>',
  '<script>alert(1)//',
  '<img src=x onerror=alert(1)>',
  '<img src=x onerror="alert(1)"//',
  '<img/src=x/onerror=alert(1)>',
  '<img src="//evil.example/?q=" >',
  '<img srcset="//evil.example/a 1x">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x">',
  '<svg><foreignObject><iframe src=javascript:alert(1)>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=alert(1)>">',
  '<math href="javascript:alert(1)">x</math>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<object data="javascript:alert(1)">',
  '<embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)>',
  '<body onload=alert(1)>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java&#x09;script:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<base href="//evil.example/">',
  '<meta http-equiv="refresh" content="0;url=//evil.example/">',
  '<link rel=stylesheet href="//evil.example/x.css">',
  '<style>@import "//evil.example/x.css";*{background:url(//evil.example/)}</style>',
  '<div style="background:url(//evil.example/)">x</div>',
  '<template><script>alert(1)</script></template>',
  '<slot name=x><kuntaopas-chat endpoint="//evil.example">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea></textarea><img src=x onerror=alert(1)>',
  '<title></title><img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><x onload=alert(1)/>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '" autofocus onfocus="alert(1)" x="',
  '` onerror=alert(1) `',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must stay one.
  '${alert(1)}',
  '{{constructor.constructor("alert(1)")()}}',
  '#{alert(1)}',
  '<?lit$1234$><!--?lit$1234$-->',
  '{"_$litType$":1,"strings":["<img src=x onerror=alert(1)>"]}',
  'javascript:alert(1)',
  '[x](javascript:alert(1))',
  '![x](//evil.example/?q=)',
  '&lt;img src=x onerror=alert(1)&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
  '\u202e<script>alert(1)</script>\u202c',
  '\uff1cscript\uff1ealert(1)\uff1c/script\uff1e',
  '\u0000<script>alert(1)</script>',
  'event: answer-end\ndata: {"outcome":"answered"}\n\n',
  '\r\n\r\nevent: text-delta\r\ndata: {}',
  '__proto__',
  `${'<b>'.repeat(2_000)}x`,
];

/** Addresses that no citation may lead to. */
const ADDRESSES: readonly string[] = [
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)//materials/',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '//evil.example/materials/1',
  'https://evil.example/materials/1',
  '/\\evil.example/materials/1',
  'vbscript:x',
  '" onclick="alert(1)',
];

/** An answer that holds texts wherever an answer has a text: a statement and a citation of each. */
async function* answerOf(
  texts: readonly string[],
  url: string,
): AsyncGenerator<AnswerEvent, void, void> {
  const all = texts.join(' ');
  yield {
    event: 'answer-start',
    id: all,
    language: 'en',
    answerer: 'generative',
    resolvedQuestion: all,
  };
  for (const [statement, text] of texts.entries()) {
    yield { event: 'text-delta', statement, text };
    const span = { start: 0, end: 1 };
    const citation = { n: statement + 1, passageId: text, material: text, slide: 1, span, url };
    const said = { case: text, title: text, materialTitle: text, quote: text };
    yield { event: 'citation', statement, citation: { ...citation, ...said, quoteLanguage: 'fi' } };
  }
  const end = { abstained: false, notice: all, suggestions: [...texts] };
  yield { event: 'answer-end', outcome: 'answered', ...end };
}

/** Elements that the widget makes; anything else came out of a text. */
const OURS =
  /^(?:section|button|svg|path|dialog|header|div|h2|h3|h4|p|ol|ul|li|span|a|blockquote|form|label|textarea)$/u;

async function openWidget() {
  const page = await site.open(`${site.host}/embed-test/plain`);
  const widget = widgetOn(page);
  await widget.open();
  return { page, widget };
}

describe('a hostile text', () => {
  it(`stays text in answer, quote, title, case, material and suggestion: ${ATTACKS.length} of them`, async () => {
    const { page, widget } = await openWidget();
    site.answer = () => answerOf(ATTACKS, '/materials/x/slides/1');
    const turn = await widget.ask('Mitä?');
    await turn.locator('.row button').click();
    expect(await turn.locator('blockquote').allTextContents()).toEqual(ATTACKS);
    expect(await turn.locator('.questions button').allTextContents()).toEqual(ATTACKS);
    // A card names case and material.
    expect(await turn.locator('.card p span[lang]').allTextContents()).toEqual(
      ATTACKS.flatMap((attack) => [attack, attack]),
    );
    const told = (await turn.locator('.text').textContent()) ?? '';
    for (const attack of ATTACKS) expect(told).toContain(attack);
    const names = await widget.host.evaluate((host) =>
      [...(host.shadowRoot?.querySelectorAll('*') ?? [])].map(({ localName }) => localName),
    );
    expect(names.filter((name) => !OURS.test(name))).toEqual([]);
    expect(await page.title()).toBe('Kunnan sivu');
  });

  it('stays text in the question', async () => {
    const { widget } = await openWidget();
    site.answer = () => answerOf(['x'], '/materials/x/slides/1');
    for (const attack of ATTACKS.filter(({ length }) => length <= 1_000).slice(0, 50)) {
      const turn = await widget.ask(attack);
      expect(await turn.locator('.question').textContent()).toBe(`Sinä: ${attack.trim()}`);
    }
  });

  it(`is no address: ${ADDRESSES.length} of them`, async () => {
    const { widget } = await openWidget();
    for (const address of ADDRESSES) {
      site.answer = () => answerOf(['x'], address);
      const turn = await widget.ask('Mitä?');
      await turn.locator('.chip').click();
      expect(await turn.locator('a').count()).toBe(0);
      expect(await turn.locator('.card').innerText()).toContain('Avaa dia 1');
    }
    site.answer = () => answerOf(['x'], '/materials/x/slides/1');
    expect(await (await widget.ask('Mitä?')).locator('a').count()).toBe(1);
  });
});
