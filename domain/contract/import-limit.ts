/** What the files of one import may hold together: they are read in a stream, and kept in the database until taken. Apart from the schemas, which the page would otherwise load with it. */
export const IMPORT_BYTES_MAX = 512 * 1024 * 1024;
