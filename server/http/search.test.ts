import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { languageSchema } from '#corpus/material';
import { problemSchema, searchHitSchema } from '../contract.js';
import { openTestApp, openTestAssistant } from '../test-assistant.js';

const app = await openTestApp(await openTestAssistant());

const resultSchema = z.object({ language: languageSchema, hits: z.array(searchHitSchema) });
const request = (query: Record<string, string>) =>
  app.request(`/api/search?${new URLSearchParams(query)}`);
const search = async (query: Record<string, string>) =>
  resultSchema.parse(await (await request(query)).json());

describe('GET /api/search', () => {
  it('shows what was found with the parts of its score, best first', async () => {
    const { language, hits } = await search({ q: 'kansainvälistymisseteli' });
    expect(language).toBe('fi');
    expect(hits[0]).toMatchObject({ slide: 22, case: 'Lappeenranta Voucher' });
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { dense, lexical } of hits) {
      expect(Math.abs(dense)).toBeLessThanOrEqual(1.001);
      expect(lexical).toBeGreaterThanOrEqual(0);
    }
    expect(hits[0]?.lexical).toBeGreaterThan(0);
  });

  it('links each hit to its slide, the passage marked', async () => {
    for (const { url, slide } of (await search({ q: 'seteli', k: '5' })).hits) {
      expect(url).toContain(`/slides/${slide}?passage=${slide}%23`);
      expect(await (await app.request(url)).text()).toContain('<mark>');
    }
  });

  it.each([
    ['Hur fungerar jobbsedeln i Villmanstrand?', 'sv', 'euro'],
    ['How does the voucher of Lappeenranta work?', 'en', 'euros'],
  ])('speaks the language of the question: %s', async (q, language, word) => {
    const found = await search({ q });
    expect(found.language).toBe(language);
    expect(found.hits.map(({ text }) => text).join(' ')).toContain(word);
  });

  it('speaks the language asked for', async () => {
    const { language, hits } = await search({ q: 'Lappeenranta Job Voucher', lang: 'sv' });
    expect(language).toBe('sv');
    expect(hits[0]?.url).toContain('lang=sv');
  });

  it('gives ten hits, or as many as asked for', async () => {
    const count = async (query: Record<string, string>) =>
      (await search({ q: 'kunnan palvelut', ...query })).hits.length;
    expect(await count({})).toBe(10);
    expect(await count({ k: '1' })).toBe(1);
    expect(await count({ k: '50' })).toBe(50);
  });

  it('gives what it has from one material, and each hit once', async () => {
    const { hits } = await search({ q: 'kunta', k: '50', material: 'hyvat-kaytannot-2026' });
    expect(hits.length).toBeGreaterThan(0);
    expect(new Set(hits.map(({ chunkId }) => chunkId)).size).toBe(hits.length);
  });

  it.each([
    ['no question', {}, 422, 'q'],
    ['a question of spaces', { q: '  ' }, 422, 'q'],
    ['a question too long', { q: 'a'.repeat(1_001) }, 422, 'q'],
    ['no hits', { q: 'kunta', k: '0' }, 422, 'k'],
    ['too many hits', { q: 'kunta', k: '51' }, 422, 'k'],
    ['half a hit', { q: 'kunta', k: '1.5' }, 422, 'k'],
    ['a number that is none', { q: 'kunta', k: 'kymmenen' }, 422, 'k'],
    ['an endless number', { q: 'kunta', k: 'Infinity' }, 422, 'k'],
    ['an unknown language', { q: 'kunta', lang: 'de' }, 422, 'lang'],
    ['an empty material', { q: 'kunta', material: '' }, 422, 'material'],
    ['an unknown material', { q: 'kunta', material: 'muu' }, 404, undefined],
  ])('refuses %s', async (_what, query, status, path) => {
    const response = await request(query as Record<string, string>);
    expect(response.status).toBe(status);
    const problem = problemSchema.parse(await response.json());
    expect(problem.errors?.map((error) => error.path)).toEqual(path ? [path] : undefined);
  });

  it.each(['\u0000', '\ud800', '😀', '*', '"', '<b>', '%', '\\'])('survives %j', async (q) => {
    expect((await request({ q })).status).toBe(200);
  });
});
