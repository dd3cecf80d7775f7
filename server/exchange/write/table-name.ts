/** Names that SQLite and GeoPackage keep for themselves. */
const RESERVED = /^(?:gpkg|rtree|sqlite|ogr)_/i;
const NAME_MAX = 40;

/**
 * A name for a file or table made of an id: ASCII letters, digits, `_` and `-`; none that is taken, which it adds to.
 */
export function tableName(id: string, taken: Set<string>): string {
  const plain = id.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, NAME_MAX);
  const fit = /^[A-Za-z]/.test(plain) && !RESERVED.test(plain) ? plain : `level_${plain}`;
  let name = fit;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${fit}_${n}`;
  taken.add(name.toLowerCase());
  return name;
}
