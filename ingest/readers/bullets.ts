/** Bullets of lists, those of symbol fonts in their private letters among them. */
const BULLET = /^([•‣◦●○■□▪▫◆◇►▶➢➤✓✔\uf0b7\uf0a7\uf076\uf0d8\uf02d\uf0fc·*–—-]|o(?= ))\s*(?=\S)/u;
/** "1.", "2)", "a)", "iv." before a text; a year or a decimal number is none. */
const NUMBER = /^(?:\(?(?:\d{1,2}|[a-zåäö]|[ivx]{1,4})\)|\d{1,2}\.)\s+(?=\S)/u;

/** A line that begins an item of a list, without its bullet. A number stays: it may be referred to. */
export type BulletLine = { readonly text: string; readonly isNumbered: boolean };

/** Reads the bullet of a line; `undefined` when there is none. */
export function readBullet(text: string): BulletLine | undefined {
  const bullet = BULLET.exec(text);
  // "-5 %" and "*tähti" begin no item; a bullet stands apart, or is one of the letters for it.
  const isBullet = bullet && (/\s$/u.test(bullet[0]) || !/^[-–—*·o]/u.test(bullet[0]));
  if (isBullet) return { text: text.slice(bullet[0].length), isNumbered: false };
  return NUMBER.test(text) ? { text, isNumbered: true } : undefined;
}

/** Whether a line begins an item of a list. */
export function startsWithBullet(text: string): boolean {
  return readBullet(text) !== undefined;
}
