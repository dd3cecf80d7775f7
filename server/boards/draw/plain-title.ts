/** One line for a title, an outline or a label: no controls, no marks of direction, no halves of pairs. */
export function plainTitle(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu, '')
    .trim();
}
