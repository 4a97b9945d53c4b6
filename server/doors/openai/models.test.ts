import { describe, expect, it } from 'vitest';
import { openTestApp } from '../../test-assistant.js';
import { asking, clientOf, openCompletions, QUESTION } from './test-client.js';

const { assistant, client } = await openCompletions();

describe('models', () => {
  it('are all materials together, and each by itself', async () => {
    const ids = [];
    for await (const model of client.models.list()) ids.push(model.id);
    expect(ids).toEqual(['kuntaopas', 'kuntaopas:hyvat-kaytannot-2026']);
    const model = await client.models.retrieve('kuntaopas:hyvat-kaytannot-2026');
    expect(model).toMatchObject({ object: 'model', owned_by: 'Kuntaliitto' });
    expect(new Date(model.created * 1_000).toISOString()).toContain('2026-03-01');
  });

  it('answer from their material', async () => {
    const asked: unknown[] = [];
    const answer: typeof assistant.answer = (request, ...rest) => {
      asked.push(request.material);
      return assistant.answer(request, ...rest);
    };
    const watched = await clientOf(await openTestApp({ ...assistant, answer }));
    for (const model of ['kuntaopas', 'kuntaopas:hyvat-kaytannot-2026']) {
      await watched.chat.completions.create({ ...asking(QUESTION), model });
    }
    expect(asked).toEqual([undefined, 'hyvat-kaytannot-2026']);
  });
});
