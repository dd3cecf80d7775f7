/**
 * Widths of the usual grid codes, in digits, from the left: 14 = county, subdistrict, community, grid;
 * 15 has a wider grid; 20 has an object class before the county.
 */
export const CODE_PRESETS = {
  14: [6, 3, 3, 2],
  15: [6, 3, 3, 3],
  20: [6, 6, 3, 3, 2],
} as const;
