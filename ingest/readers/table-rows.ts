/**
 * The rows of a table as lines of text, each cell under the name of its column where the first row
 * names them: "Kunta: Espoo; Asukkaita: 314 024". A row makes sense by itself then, as a passage must.
 */
export function readRows(
  rows: readonly (readonly string[])[],
  hasHeader: boolean,
): readonly string[] {
  const [names, ...others] = rows;
  const texts =
    hasHeader && names && others.length > 0
      ? others.map((cells) =>
          cells.map((cell, i) => (cell && names[i] ? `${names[i]}: ${cell}` : cell)),
        )
      : rows;
  return texts
    .map((cells) => cells.filter((cell) => cell !== '').join('; '))
    .filter((text) => text !== '');
}
