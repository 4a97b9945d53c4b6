import { describe, expect, it } from 'vitest';
import { ingestConfigSchema } from '#ingest/config';
import { openTestAssistant } from '#server/test-assistant';
import { readIndexContent } from '../index-content.js';
import { readQuestions } from '../question-set.js';
import { characterGrams } from './analysers.js';
import { compareLexical } from './compare-lexical.js';
import { learnCompoundSplitter } from './compound-splitter.js';
import { readAnalyses } from './voikko.js';

const { tools } = await openTestAssistant();

describe('learnCompoundSplitter', () => {
  const split = learnCompoundSplitter(
    'maahanmuutto maahanmuutto palvelu palvelu palvelu maahanmuuttopalvelu talo talous'.split(' '),
  );

  it('takes a compound apart where its parts are more frequent than itself', () => {
    expect(split('maahanmuuttopalvelu')).toEqual(['maahanmuutto', 'palvelu']);
    expect(split('palvelutalo')).toEqual(['palvelu', 'talo']);
  });

  it('takes a compound of three parts apart', () => {
    expect(split('maahanmuuttopalvelutalo')).toEqual(['maahanmuutto', 'palvelu', 'talo']);
  });

  it('drops the genitive between parts', () => {
    expect(split('palveluntalo')).toEqual(['palvelu', 'talo']);
  });

  it('leaves whole what has no known parts', () => {
    expect(split('talous')).toEqual(['talous']);
    expect(split('tuntematon')).toEqual(['tuntematon']);
  });
});

describe('characterGrams', () => {
  it('marks the edges of a word and slides over it', () => {
    expect(characterGrams('kuu')).toEqual(['_ku', 'kuu', 'uu_', '_kuu', 'kuu_', '_kuu_']);
  });
});

describe('readAnalyses', () => {
  it('reads base forms, and the parts of compounds', () => {
    const output = [
      'A(palveluiden):1:BASEFORM=palvelu',
      'A(palveluiden):1:STRUCTURE==ppppppppppp',
      'A(maahanmuuttopalveluiden):1:BASEFORM=maahanmuuttopalvelu',
      'A(maahanmuuttopalveluiden):1:STRUCTURE==pppppp=pppppp=ppppppppppp',
      'A(lopella):1:BASEFORM=Loppi',
      'A(lopella):2:BASEFORM=loppe',
    ].join('\n');
    expect(Object.fromEntries(readAnalyses(output))).toEqual({
      palveluiden: { forms: ['palvelu'], parts: [] },
      maahanmuuttopalveluiden: {
        forms: ['maahanmuuttopalvelu'],
        parts: ['maahan', 'muutto', 'palvelu'],
      },
      lopella: { forms: ['loppi', 'loppe'], parts: [] },
    });
  });
});

describe('compareLexical', () => {
  it('measures every alternative alone and in fusion on the same questions', async () => {
    const content = await readIndexContent(ingestConfigSchema.parse({}));
    const questions = (await readQuestions('evals/questions', 'dev')).slice(0, 30);
    const rows = await compareLexical(questions, tools.reader, tools.embedder, content);
    const names = rows.map(({ name }) => name);
    expect(names).toContain('product');
    expect(names).toContain('product + character 3–5-grams');
    const ids = Object.keys(rows[0]?.fused.first ?? {});
    expect(ids.length).toBeGreaterThan(10);
    for (const { alone, fused } of rows) {
      expect(Object.keys(fused.first)).toEqual(ids);
      expect(alone.hitAt1.fi).toBeGreaterThan(0.2);
      expect(fused.mrr).toBeGreaterThan(0.5);
    }
    const words = rows.find(({ name }) => name === 'words');
    const stems = rows.find(({ name }) => name === 'Snowball stems');
    expect(stems?.alone.mrr).toBeGreaterThan(words?.alone.mrr ?? 1);
  });
});
