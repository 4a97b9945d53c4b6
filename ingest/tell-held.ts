import { KuntaopasError } from '#corpus/errors';
import type { Material } from '#corpus/material';
import { heldPassages } from './ingest-material.js';
import type { HeldPassage } from './screen-passages.js';

/**
 * Tells on the terminal which passages are left out, since they read as orders to an assistant.
 *
 * @throws KuntaopasError `material-suspicious` when there are any and `isStrict` is set.
 */
export function tellHeld(materials: readonly Material[], isStrict: boolean): void {
  const held = materials.flatMap((material) =>
    heldPassages(material).map((passage) => ({ ...passage, material: material.manifest.id })),
  );
  if (held.length === 0) return;
  const lines = held.map(
    ({ material, id, reason, text }) =>
      `  ! ${material} ${id} (${REASONS[reason]}): ${shown(text)}`,
  );
  const remedy =
    'Look at the file; to let one in, list it under "released" in the manifest of its material.';
  if (isStrict) {
    throw new KuntaopasError({
      code: 'material-suspicious',
      message: `${held.length} passage(s) read as orders to an assistant:\n${lines.join('\n')}`,
      remedy,
      facts: { passages: held.map(({ material, id }) => `${material} ${id}`).join(', ') },
    });
  }
  process.stderr.write(
    `Left out of the index, since they read as orders to an assistant:\n${lines.join('\n')}\n${remedy}\n`,
  );
}

const REASONS: Readonly<Record<HeldPassage['reason'], string>> = {
  order: 'order',
  'hidden-characters': 'characters that nobody sees',
};

/** Of a passage so much is shown, what nobody sees as its code. */
const SHOWN = 160;

function shown(text: string): string {
  const whole = text.replace(
    /[\p{Cf}\p{Cc}]/gu,
    (sign) => `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
  return whole.length > SHOWN ? `${whole.slice(0, SHOWN)}…` : whole;
}
