/** Bytes of text that a level M code of a version holds, and in how many blocks (ISO/IEC 18004, table 9); versions 1 to 6. */
const BLOCKS = [
  [1, 16],
  [1, 28],
  [1, 44],
  [2, 32],
  [2, 43],
  [4, 27],
] as const;
const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];
const FORMAT_MASK = 0b101010000010010;
const LEVEL_M = 0;

/** Reads an undamaged code from its modules, by the standard and not by whoever wrote it. */
export function readQr(isDark: (row: number, column: number) => boolean, size: number): string {
  const version = (size - 17) / 4;
  const bit = (row: number, column: number) => (isDark(row, column) ? 1 : 0);
  let format = 0;
  for (const column of [0, 1, 2, 3, 4, 5, 7, 8]) format = (format << 1) | bit(8, column);
  for (const row of [7, 5, 4, 3, 2, 1, 0]) format = (format << 1) | bit(row, 8);
  format = (format ^ FORMAT_MASK) >> 10;
  if (format >> 3 !== LEVEL_M) throw new Error(`level ${format >> 3}`);
  const mask = MASKS[format & 7]!;

  const bits: number[] = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2, upwards = !upwards) {
    if (right === 6) right--;
    for (let i = 0; i < size; i++) {
      const row = upwards ? size - 1 - i : i;
      for (const column of [right, right - 1])
        if (!isFixed(row, column, size, version)) bits.push(bit(row, column) ^ (mask(row, column) ? 1 : 0));
    }
  }
  const [blocks, length] = BLOCKS[version - 1]!;
  const words = Array.from({ length: blocks * length }, (_, i) =>
    Number.parseInt(bits.slice(8 * i, 8 * i + 8).join(''), 2),
  );
  // Words of the blocks take turns.
  const data = Array.from({ length: blocks }, (_, b) => words.filter((__, i) => i % blocks === b)).flat();
  if (data[0]! >> 4 !== 4) throw new Error(`mode ${data[0]! >> 4}`);
  const said = ((data[0]! & 15) << 4) | (data[1]! >> 4);
  const bytes = Array.from({ length: said }, (_, i) => ((data[i + 1]! & 15) << 4) | (data[i + 2]! >> 4));
  return Buffer.from(bytes).toString('utf8');
}

/** Finders, timing, format, the one alignment pattern of versions 2 to 6. */
function isFixed(row: number, column: number, size: number, version: number): boolean {
  if (row === 6 || column === 6) return true;
  if ((row < 9 && (column < 9 || column >= size - 8)) || (row >= size - 8 && column < 9)) return true;
  const middle = size - 7;
  return version > 1 && Math.abs(row - middle) <= 2 && Math.abs(column - middle) <= 2;
}
