import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Language } from '#corpus/material';
import { readPlaces } from '#corpus/places';
import { createPlaceRecogniser } from '#ingest/language/recognise-places';
import { readLeaning, resolveFollowUp } from './follow-up.js';
import { readQuestion } from './understand.js';

const recogniser = createPlaceRecogniser(await readPlaces(path.join('corpus', 'places')));
const read = (text: string, language: Language = 'fi') => readQuestion(text, language, recogniser);

describe('readLeaning', () => {
  it.each([
    ['Entä milloin se alkoi?', 'fi', 'topic'],
    ['Kuka sen maksaa?', 'fi', 'topic'],
    ['Mistä rahoitus?', 'fi', 'topic'],
    ['And how much is it?', 'en', 'topic'],
    ['Vem betalar den?', 'sv', 'topic'],
    ['Entä Turussa?', 'fi', 'place'],
    ['What about Espoo?', 'en', 'place'],
    ['Vilken konsult anlitades för programmet?', 'sv', 'weak'],
    ['Miten Tornion maahanmuuttopalvelut on järjestetty?', 'fi', 'none'],
    ['Vaihdetaan aihetta: onko siellä yhdistyksiä?', 'fi', 'none'],
  ] as const)('%s (%s) leans: %s', (text, language, leaning) => {
    expect(readLeaning(read(text, language))).toBe(leaning);
  });
});

describe('resolveFollowUp', () => {
  const voucher = read('Miten Lappeenrannan Job Voucher toimii?');

  it('keeps the place of the question before', () => {
    const resolved = resolveFollowUp(read('Kuka sen maksaa?'), voucher);
    expect(resolved.places.map(({ place }) => place.id)).toEqual(['lappeenranta']);
    expect(resolved.searchText).toContain('Job Voucher');
  });

  it('asks the same of another place', () => {
    const resolved = resolveFollowUp(read('Entä Turussa?'), voucher);
    expect(resolved.places.map(({ place }) => place.id)).toEqual(['turku']);
    expect(resolved.terms).toEqual(voucher.terms);
  });

  it('leaves a question that stands alone as it is', () => {
    const question = read('Miten Tornion maahanmuuttopalvelut on järjestetty?');
    expect(resolveFollowUp(question, voucher)).toBe(question);
  });

  it('reaches over two follow-ups', () => {
    const first = resolveFollowUp(read('Kuka sen maksaa?'), voucher);
    const second = resolveFollowUp(read('Entä milloin se alkoi?'), first);
    expect(second.places.map(({ place }) => place.id)).toEqual(['lappeenranta']);
  });

  it('asks one thing of what was spoken of, though by itself it would look over all cases', () => {
    const before = read('Hur stor är Villmanstrands internationaliseringssedel?', 'sv');
    const question = read('Var ska den anställda studera?', 'sv');
    expect(resolveFollowUp({ ...question, kind: 'cases' }, before).kind).toBe('single');
  });

  it('goes on looking over all cases after a question that did', () => {
    const before = read('Which municipalities focus on work-based immigration?', 'en');
    const question = read('And where are refugees talked about?', 'en');
    expect(resolveFollowUp({ ...question, kind: 'cases' }, before).kind).toBe('cases');
  });

  it('leaves the first question of a conversation alone', () => {
    expect(resolveFollowUp(voucher, null)).toBe(voucher);
  });
});
