/**
 * What no text column and no `jsonb` takes: NUL, or half of a surrogate pair, in a name or a value of a row. The code of
 * the fault, or null.
 */
export function textFault(properties: Readonly<Record<string, unknown>>): string | null {
  for (const [name, value] of Object.entries(properties))
    if (isForbidden(name) || (typeof value === 'string' && isForbidden(value)))
      return 'source:forbidden-character';
  return null;
}

function isForbidden(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed();
}
