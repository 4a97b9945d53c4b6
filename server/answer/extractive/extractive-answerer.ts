import type { ChunkReader } from '#ingest/store/store';
import { toldLanguage } from '../../retrieve/compared-language.js';
import type { Answerer, StatementEvent } from '../answerer.js';
import { citePassage, type Links, type LocatedPassage, locateChunk, passageText } from '../cite.js';
import { wordingOf } from '../wording/wording-of.js';
import { selectOfParts, selectPassages } from './select-passages.js';

/**
 * Answers with verbatim passages (in the language of the question, the reviewed translation), each a
 * statement with its own citation. Words nothing itself but the line that counts a list of cases and
 * the name of the case where the question did not give it.
 */
export function extractiveAnswerer(reader: ChunkReader, links: Links): Answerer {
  return {
    kind: 'extractive',
    async *answer({ question, evidence, parts, signal }) {
      const { language } = question;
      const selection =
        parts.length > 0 ? selectOfParts(parts) : selectPassages(question, evidence);
      const isList = question.kind === 'cases' && selection.length > 1;
      const located = selection.flatMap(({ told }) =>
        told.flatMap(({ chunk, positions }) => locateChunk(reader.materials, chunk, positions)),
      );
      const keyOf = ({ material, passage }: LocatedPassage) =>
        `${material.manifest.id}/${passage.id}`;
      const unique = [...new Map(located.map((entry) => [keyOf(entry), entry])).values()];
      // Whoever named no place wants to know whose practice it is.
      const isNamed = (i: number) =>
        selection.length > 1 || (i === 0 && question.places.length === 0);
      const statements = unique.map((entry, i): StatementEvent[] => {
        const citation = citePassage(entry, i + 1, language, links);
        const name = isNamed(i) && citation.case ? `${citation.case}: ` : '';
        const statement = isList ? i + 1 : i;
        const told = toldLanguage(entry.material, language);
        const text = name + passageText(entry, language);
        return [
          {
            event: 'text-delta',
            statement,
            text,
            ...(told === language ? {} : { language: told }),
          },
          { event: 'citation', statement, citation },
        ];
      });
      if (isList) {
        const citations = statements.flat().filter(({ event }) => event === 'citation');
        const text = wordingOf(language).caseCount(selection.length);
        statements.unshift([
          { event: 'text-delta', statement: 0, text },
          ...citations.map((event): StatementEvent => ({ ...event, statement: 0 })),
        ]);
      }
      for (const events of statements) {
        signal.throwIfAborted();
        yield* events;
      }
    },
  };
}
