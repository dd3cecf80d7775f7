/** A day's work of a large printer, and about 1 GB of files: of a city one prints a district at a time. */
export const SHEETS_MAX = 3_500;
