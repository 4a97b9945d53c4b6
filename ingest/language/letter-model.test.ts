import { describe, expect, it } from 'vitest';
import { createLetterModel } from './letter-model.js';

const WORDS =
  'kunta kunnan kunnassa kuntaan tiekartta tiekartan tiekartassa muistoista maistraatti kotoutumisen ' +
  'kotoutumisessa kotoutumisesta tavoitteista palveluista';
const model = createLetterModel(WORDS.split(' '));

describe('createLetterModel', () => {
  it('tells likely words from unlikely ones of the same letters', () => {
    expect(model.score('tiekartoista')).toBeGreaterThan(model.score('tiekartosita'));
    expect(model.score('palvelussa')).toBeGreaterThan(model.score('palveulssa'));
  });

  it('knows how words end', () => {
    expect(model.score('kotoutumisessa')).toBeGreaterThan(model.score('kotoutumisesa') + 1);
  });

  it('has some chance left for letters that it never saw', () => {
    expect(model.score('чтож')).toBeGreaterThan(Number.NEGATIVE_INFINITY);
    expect(createLetterModel([]).score('kunta')).toBeGreaterThan(Number.NEGATIVE_INFINITY);
  });
});
