/** One step of the heat's scale: from so many cases per hectare per day on, up to the next. */
export interface HeatClass {
  readonly from: number;
  /** `#RRGGBB` on the night ground. */
  readonly colour: string;
}

/**
 * The scale of the heat, the same for every view, window, screen and print: steps of 1, 2, 5. The colours are eight of
 * viridis (S. van der Walt and N. Smith, 2015; brighter is more, told apart by colour-blind eyes and in grey); none is
 * near the red that is kept for what is overdue. What is below the first is left clear.
 */
export const HEAT_CLASSES: readonly HeatClass[] = [
  { from: 0.05, colour: '#472D7B' },
  { from: 0.1, colour: '#3B528B' },
  { from: 0.2, colour: '#2C728E' },
  { from: 0.5, colour: '#21918C' },
  { from: 1, colour: '#28AE80' },
  { from: 2, colour: '#5EC962' },
  { from: 5, colour: '#ADDC30' },
  { from: 10, colour: '#FDE725' },
];

/** The index of the class of a value in cases per hectare per day; −1 below the first. */
export function heatClass(value: number): number {
  let index = -1;
  while (index + 1 < HEAT_CLASSES.length && value >= HEAT_CLASSES[index + 1]!.from) index++;
  return index;
}

/** Bandwidths that can be chosen, in metres; the second is where nothing was chosen. */
export const HEAT_BANDWIDTHS_M = [60, 120, 240, 480] as const;
export const HEAT_BANDWIDTH_M = 120;
