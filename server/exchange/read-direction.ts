/** The eight winds, clockwise from north, 45° apart, in Chinese and as English initials. */
const WINDS = ['北', '东北', '东', '东南', '南', '西南', '西', '西北'];
const INITIALS = [
  'n',
  'nne',
  'ne',
  'ene',
  'e',
  'ese',
  'se',
  'sse',
  's',
  'ssw',
  'sw',
  'wsw',
  'w',
  'wnw',
  'nw',
  'nnw',
];
const ENGLISH: Readonly<Record<string, string>> = { north: 'n', east: 'e', south: 's', west: 'w' };

/** No direction is as long. */
const LENGTH_MAX = 100;

const FROM_TO = /^(?:由|从|自)?[东南西北]+(?:向|往|到|至|朝)([东南西北]{1,2})$/;
const BESIDE = /^([东南西北])偏([东南西北])(\d+(?:\.\d+)?)$/;

/**
 * Degrees clockwise from north, 0 ≤ d < 360, of a number or of words: `-90`, `45°`, 东南, 朝北, 由东向西 (west), 北偏东30度,
 * NE, north-east. Null for an empty cell; undefined for what is no direction.
 */
export function readDirection(value: unknown): number | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? turned(value) : undefined;
  if (typeof value !== 'string' || value.length > LENGTH_MAX) return undefined;
  const text = value
    .normalize('NFKC')
    .trim()
    .replace(/\s*(?:°|度|degrees?|deg)$/i, '');
  if (text === '') return null;
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) return turned(Number(text));
  return (
    chinese(
      text.replace(/\s/g, '').replace(/^(?:朝向|方向|朝|向|面向|面朝|正)|(?:方向|方|侧|面|边|向)$/g, ''),
    ) ?? english(text)
  );
}

function chinese(text: string): number | undefined {
  const to = FROM_TO.exec(text);
  const wind = to ? to[1]! : text.replace(/^正/, '');
  // 南东 is 东南.
  for (const name of [wind, [...wind].reverse().join('')])
    if (WINDS.includes(name)) return WINDS.indexOf(name) * 45;
  const beside = BESIDE.exec(text);
  if (!beside) return undefined;
  const from = WINDS.indexOf(beside[1]!) * 45;
  const quarter = turned(WINDS.indexOf(beside[2]!) * 45 - from);
  const angle = Number(beside[3]);
  if ((quarter !== 90 && quarter !== 270) || angle > 90) return undefined;
  return turned(quarter === 90 ? from + angle : from - angle);
}

function english(text: string): number | undefined {
  const initials = text
    .toLowerCase()
    .replace(/north|east|south|west/g, (word) => ENGLISH[word]!)
    .replace(/[^a-z]|bound$/g, '');
  const place = INITIALS.indexOf(initials);
  return place < 0 ? undefined : place * 22.5;
}

function turned(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}
