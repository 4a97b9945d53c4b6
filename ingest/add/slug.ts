/** Longest id that is made of a title. */
const MAX_LENGTH = 40;

/** An id of a text: "Hyvät käytännöt (2026)" → `hyvat-kaytannot-2026`. Empty when it has no letters. */
export function slugOf(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  if (plain.length <= MAX_LENGTH) return plain;
  const end = plain.lastIndexOf('-', MAX_LENGTH);
  return plain.slice(0, end > 0 ? end : MAX_LENGTH);
}

/** An id that none has yet: a number is added to one that is taken. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
