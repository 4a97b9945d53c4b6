import { languageSchema } from '#corpus/material';
import { comparePaired } from '../paired.js';
import { alignColumns, formatFigure } from '../report/table.js';
import type { LexicalRow } from './compare-lexical.js';

/** The comparison as text; what is mended and broken is against the product, in fusion. */
export function lexicalText(rows: readonly LexicalRow[]): string {
  const product = rows.find(({ name }) => name === 'product');
  const languages = languageSchema.options;
  const header = [
    'hit@1',
    ...languages.map((language) => `alone ${language}`),
    'MRR',
    ...languages.map((language) => `fused ${language}`),
    'MRR',
    'mends',
    'breaks',
    'p',
    'terms',
    'µs',
  ];
  const lines = rows.map(({ name, alone, fused, terms, microseconds }) => {
    const change = comparePaired(product?.fused.first ?? {}, fused.first);
    return [
      name,
      ...languages.map((language) => formatFigure(alone.hitAt1[language])),
      formatFigure(alone.mrr),
      ...languages.map((language) => formatFigure(fused.hitAt1[language])),
      formatFigure(fused.mrr),
      String(change.mended.length),
      String(change.broken.length),
      change.pValue.toFixed(3),
      String(terms),
      microseconds.toFixed(0),
    ];
  });
  const missing = rows.some(({ name }) => name.startsWith('Voikko'))
    ? []
    : [
        'Voikko is not measured: its program voikkospell is not installed (evals/lexical/voikko.ts).',
      ];
  return [alignColumns([header, ...lines]), ...missing].join('\n');
}
