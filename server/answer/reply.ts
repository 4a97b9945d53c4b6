import type { Language } from '#corpus/material';
import type { IndexedMaterial } from '#ingest/store/store';
import type { SmallTalk } from '../question/intent/intents.js';
import { wordingOf } from './wording/wording-of.js';

/** The short, friendly, true reply to what is no question about the material. */
export function replyToSmallTalk(
  kind: SmallTalk,
  language: Language,
  materials: readonly IndexedMaterial[],
  hasModel: boolean,
): string {
  const catalogue = wordingOf(language);
  const wording = hasModel ? { ...catalogue, ...catalogue.withModel } : catalogue;
  const [first] = materials;
  const title = first ? (first.translations[language]?.title ?? first.manifest.title) : '';
  switch (kind) {
    case 'greeting':
      return wording.greeting;
    case 'wellbeing':
      return wording.wellbeing;
    case 'sources':
      return wording.sources(
        title,
        first?.manifest.publisher ?? '',
        wording.month(first?.manifest.published ?? ''),
      );
    case 'languages':
      return wording.languages;
    case 'privacy':
      return wording.privacy;
    case 'thanks':
      return wording.thanks;
    case 'farewell':
      return wording.farewell;
    case 'identity':
      return wording.identity(title, first?.manifest.publisher ?? '');
    case 'capabilities':
      return wording.capabilities(title, first?.cases.length ?? 0);
  }
}
