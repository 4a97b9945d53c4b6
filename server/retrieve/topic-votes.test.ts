import { describe, expect, it } from 'vitest';
import type { IndexedMaterial, StoredChunk } from '#ingest/store/store';
import { openTestAssistant } from '../test-assistant.js';
import { votesOf } from './topic-votes.js';

const { tools } = await openTestAssistant();
const [deck] = tools.reader.materials;
if (!deck) throw new Error('no deck');
const materialId = deck.manifest.id;
const material: IndexedMaterial = {
  ...deck,
  topics: [topicOf('4#1', '22#3'), topicOf('22#3', '25#2')],
};
const chunk = { materialId } as StoredChunk;

function topicOf(...passages: readonly string[]) {
  return { passages: [...passages], fi: [], sv: [], en: [] };
}

/** A topic that was found, at so much. */
function found(topic: number, score: number, of = materialId) {
  return { materialId: of, topic, score };
}

describe('votesOf', () => {
  it('gives a passage that every topic found names the whole, and one that none names nothing', () => {
    const votes = votesOf([found(0, 0.9), found(1, 0.9)], [material]);
    expect(votes(chunk, '22#3')).toBeCloseTo(1);
    expect(votes(chunk, '4#1')).toBeCloseTo(0.5);
    expect(votes(chunk, '5#1')).toBe(0);
  });

  it('counts a topic the less, the farther it is behind the nearest, however near that one is', () => {
    for (const nearest of [0.9, 0.4]) {
      const votes = votesOf([found(0, nearest), found(1, nearest - 0.05)], [material]);
      expect(votes(chunk, '4#1') / votes(chunk, '25#2')).toBeCloseTo(Math.E);
    }
  });

  it('keeps the passages of two materials apart', () => {
    const votes = votesOf([found(0, 0.9)], [material]);
    expect(votes({ ...chunk, materialId: 'another' }, '4#1')).toBe(0);
  });

  it('knows no votes where no topic was found, or its material is gone', () => {
    expect(votesOf([], [material])(chunk, '4#1')).toBe(0);
    expect(votesOf([found(0, 0.9, 'gone')], [material])(chunk, '4#1')).toBe(0);
  });
});
