import { describe, expect, it } from 'vitest';
import type { AnswerEvent, Citation } from '../contract.js';
import { readAll, writeContent } from './write-content.js';

const citation = (n: number, title = 'Otsikko'): Citation => ({
  n,
  passageId: `m/1#${n}`,
  material: 'm',
  materialTitle: 'Opas',
  slide: 1,
  case: null,
  title,
  quote: 'x',
  quoteLanguage: 'fi',
  span: { start: 0, end: 1 },
  url: `/materials/m/slides/1?passage=1%23${n}#passage-${n}`,
});

async function* events(...told: readonly AnswerEvent[]): AsyncGenerator<AnswerEvent> {
  yield {
    event: 'answer-start',
    id: 'a',
    language: 'en',
    answerer: 'generative',
    resolvedQuestion: 'q',
  };
  yield* told;
  yield {
    event: 'answer-end',
    outcome: 'answered',
    abstained: false,
    suggestions: [],
    notice: 'N',
  };
}
const text = (statement: number, said: string): AnswerEvent => ({
  event: 'text-delta',
  statement,
  text: said,
});
const cite = (statement: number, n: number): AnswerEvent => ({
  event: 'citation',
  statement,
  citation: citation(n),
});
const write = (...told: readonly AnswerEvent[]) =>
  readAll(writeContent(events(...told), 'https://opas.example.fi'));

describe('the text of an answer', () => {
  it('has a paragraph for each statement, however many pieces it came in', async () => {
    const { content } = await write(
      text(0, 'On'),
      text(0, 'e.'),
      cite(0, 1),
      text(1, 'Two.'),
      cite(1, 1),
    );
    expect(content).toBe(
      'One. [1]\n\nTwo. [1]\n\nN\n\nSources:\n- [1] Otsikko, slide 1: https://opas.example.fi/materials/m/slides/1?passage=1%231#passage-1',
    );
  });

  it('names the materials of the sources where there are several', async () => {
    const other: AnswerEvent = {
      event: 'citation',
      statement: 0,
      citation: { ...citation(2), material: 'm2', materialTitle: 'Toinen' },
    };
    const { content } = await write(text(0, 'One.'), cite(0, 1), other);
    expect(content).toContain('[1] Otsikko, slide 1, Opas: https');
    expect(content).toContain('[2] Otsikko, slide 1, Toinen: https');
  });

  it('has no sources where none are cited', async () => {
    expect((await write(text(0, 'Hello!'))).content).toBe('Hello!\n\nN');
  });

  it.each([
    ['a picture', '![x](https://evil.example/p.png)'],
    ['a picture by reference', '![x][r]'],
    ['a link that says another', '[kuntaliitto.fi](https://evil.example)'],
    ['the address of a reference', '[r]: https://evil.example'],
    ['HTML', '<img src="https://evil.example">'],
    ['an end of HTML', '</p><script>'],
    ['a comment', '<!-- x -->'],
  ])('holds no Markdown of a passage that shows or opens something: %s', async (_what, evil) => {
    const { content } = await write(text(0, evil));
    expect(content).not.toMatch(/(?<!\\)!\[|(?<!\\)\](?=[([:])|(?<!\\|!)<(?=[a-z/!?])|!\[/iu);
    expect(content.replaceAll('\\', '')).toContain(evil);
  });

  it('leaves numbers, brackets and comparisons of a passage as they are', async () => {
    const said = 'Alle 30 v. [arvio], 5 < 6, #1, *tähti*, a_b';
    expect((await write(text(0, said))).content).toContain(said);
  });

  it('never passes a part for the whole', async () => {
    async function* torn(): AsyncGenerator<AnswerEvent> {
      yield text(0, 'Half');
    }
    await expect(readAll(writeContent(torn(), 'https://x.fi'))).rejects.toThrow(/before its end/u);
  });
});
