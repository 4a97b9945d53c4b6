import { describe, expect, it } from 'vitest';
import { ask } from '../../test-assistant.js';
import { asking, openCompletions, QUESTION, withoutId } from './test-client.js';

const { assistant, app, client, complete, contentOf } = await openCompletions();

describe('a completion', () => {
  it('has the answer with markers, the notice, and numbered sources with whole addresses', async () => {
    const content = await contentOf(asking(QUESTION));
    expect(content).toContain('1 500 euron');
    expect(content).toMatch(/ \[1\]\n\n/u);
    expect(content).toContain('maaliskuussa 2026');
    const [, footer = ''] = content.split('\n\nLähteet:\n');
    const sources = footer.split('\n');
    expect(sources.length).toBeGreaterThan(1);
    for (const [i, source] of sources.entries()) {
      expect(source).toMatch(
        new RegExp(`^- \\[${i + 1}\\] .+, dia 22: http://127\\.0\\.0\\.1:\\d+/materials/`, 'u'),
      );
      const address = source.slice(source.indexOf('http'));
      expect((await fetch(address)).status).toBe(200);
    }
  });

  it('has the same answer as the API has, whole, in the field kuntaopas', async () => {
    const { kuntaopas, completion } = await complete(asking(QUESTION));
    const own = await ask(app, QUESTION);
    const site = new URL(client.baseURL).origin;
    const citations = own.citations.map(({ url, ...rest }) => ({ ...rest, url: site + url }));
    expect(withoutId(kuntaopas)).toEqual(withoutId({ ...own, citations }));
    expect(completion.choices[0]?.message.refusal).toBeNull();
  });

  it('tells where in the text each citation stands', async () => {
    const { choices, kuntaopas } = await complete(asking(QUESTION));
    const { content, annotations } = choices[0].message;
    expect(annotations).toHaveLength(kuntaopas.answer.flatMap(({ citations }) => citations).length);
    for (const { url_citation: cited } of annotations) {
      const marker = content.slice(cited.start_index, cited.end_index);
      const n = Number(/^\[(\d+)\]$/u.exec(marker)?.[1]);
      expect(cited.url).toBe(kuntaopas.citations.find((citation) => citation.n === n)?.url);
    }
  });

  it('counts tokens by the tokenizer that reads the question', async () => {
    const { usage, choices } = await complete(asking(QUESTION));
    const countTokens = (text: string) => assistant.tools.embedder.tokenize(text).length;
    expect(usage.prompt_tokens).toBe(countTokens(QUESTION));
    expect(usage.completion_tokens).toBe(countTokens(choices[0].message.content));
    expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens);
    expect(usage.prompt_tokens).toBeGreaterThan(4);
  });

  it('goes on with the topic of the question before', async () => {
    const { kuntaopas } = await complete({
      model: 'kuntaopas',
      messages: [
        { role: 'user', content: 'Mikä on Viitasaaren Career trip?' },
        { role: 'assistant', content: 'Se on yritysvierailu. [1]' },
        { role: 'user', content: [{ type: 'text', text: 'Kuka järjestää bussit?' }] },
      ],
    });
    expect(kuntaopas.citations[0]?.slide).toBe(24);
  });

  it('abstains as the assistant does', async () => {
    const { kuntaopas, choices } = await complete(asking('What does Vaasa do?'));
    expect(kuntaopas).toMatchObject({ abstained: true, outcome: 'unanswered_not_in_material' });
    expect(choices[0].message.content).toContain('Vaasa');
    expect(choices[0].message.content).not.toContain('Sources');
  });

  it('is in the language asked for, whatever that of the question', async () => {
    const body = { ...asking(QUESTION), language: 'sv' };
    expect(await contentOf(body)).toContain('\n\nKällor:\n- [1] ');
  });
});
