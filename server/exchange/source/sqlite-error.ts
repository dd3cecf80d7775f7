/** Whether SQLite itself says that something is wrong with a database: a page, its schema, a table that is not there. */
export function isSqliteError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}
