/** As far as any camera of a street is said to see, in metres. */
const LONGEST_M = 10_000;
const WRITTEN = /^(?:约|至少|>|≥|~)?(\d+(?:\.\d+)?)\s*(米|m|公里|千米|km)?(?:左右|以内|内)?$/i;

/** How far a camera sees, in metres: `80`, `80米`, `0.1 km`. Null for an empty cell; undefined for what is no range. */
export function readRange(value: unknown): number | null | undefined {
  const text = String(value ?? '')
    .normalize('NFKC')
    .trim();
  if (text === '') return null;
  const [, digits, unit] = WRITTEN.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const metres = Number(digits) * (/^(公里|千米|km)$/i.test(unit ?? '') ? 1000 : 1);
  return metres > 0 && metres <= LONGEST_M ? metres : undefined;
}
