/** The largest file that is read in one piece. Apart from the schemas, which the page would otherwise load with it. */
export const IMPORT_BYTES_MAX = 100 * 1024 * 1024;
