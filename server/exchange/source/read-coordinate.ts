const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;
const PLAIN = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const GROUPED = /^[-+]?\d{1,3}(?:,\d{3}){2,}$|^[-+]?\d{1,3}(?:,\d{3})+\.\d+$/;
const DECIMAL_COMMA = /^[-+]?\d+,\d+$/;
const HALF_CIRCLE: Readonly<Record<string, 1 | -1>> = {
  E: 1,
  N: 1,
  W: -1,
  S: -1,
  东经: 1,
  北纬: 1,
  西经: -1,
  南纬: -1,
};
const DEGREES =
  /^(东经|西经|北纬|南纬|[EWNS])?([-+]?)(\d+(?:\.\d*)?)(?:[°º˚度](?:(\d+(?:\.\d*)?)['’‘′分](?:(\d+(?:\.\d*)?)(?:"|”|“|″|''|’’|′′|秒)?)?)?)?([EWNS])?$/i;
const BLANK_APART = /^([-+]?\d+)\s+(\d+)\s+(\d+(?:\.\d+)?)$/;

/**
 * One number of a position as people write it into tables: `116.3912`, `116,3912` (where `decimalComma`, or no thousand can
 * be meant), `4,331,705.8`, `116°23'28"E`, `东经116度23分28秒`, `116 23 28`, in full-width digits too. NaN for what is
 * none of these.
 */
export function readCoordinate(cell: unknown, decimalComma: boolean): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string') return Number.NaN;
  const spaced = halfWidth(cell).trim();
  const apart = BLANK_APART.exec(spaced);
  if (apart)
    return sexagesimal(
      apart[1]!.startsWith('-') ? -1 : 1,
      apart[1]!.replace(/^[-+]/, ''),
      apart[2]!,
      apart[3]!,
    );
  const text = spaced.replace(/\s/g, '');
  if (PLAIN.test(text)) return Number(text);
  if (GROUPED.test(text)) return Number(text.replaceAll(',', ''));
  if (DECIMAL_COMMA.test(text))
    return decimalComma || !/,\d{3}$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  const found = DEGREES.exec(text);
  if (!found) return Number.NaN;
  const [, before, sign, degrees, minutes = '0', seconds = '0', after] = found;
  const half = HALF_CIRCLE[(before ?? after ?? 'E').toUpperCase()] ?? 1;
  return sexagesimal(sign === '-' ? -1 : half, degrees!, minutes, seconds);
}

function sexagesimal(sign: 1 | -1, degrees: string, minutes: string, seconds: string): number {
  const [d, m, s] = [Number(degrees), Number(minutes), Number(seconds)];
  return m < 60 && s < 60 ? sign * (d + m / 60 + s / 3600) : Number.NaN;
}

/** Full-width digits, letters and signs as plain ones. */
export function halfWidth(text: string): string {
  let plain = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code === 0x3000) plain += ' ';
    else if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST)
      plain += String.fromCodePoint(code - FULL_WIDTH_SHIFT);
    else plain += character;
  }
  return plain;
}
