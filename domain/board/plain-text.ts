/** Signs that are not for a board: control characters, line and paragraph ends, what turns the way of reading, halves of signs. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether a text holds signs that do not stand in one plain line. */
export function hasForbiddenSigns(text: string): boolean {
  return text.search(FORBIDDEN) >= 0;
}

/** A text that can be told though it holds such signs: a box stands for each. */
export function withForbiddenShown(text: string): string {
  return text.replace(FORBIDDEN, '□');
}

/** Whether nothing of a text is seen on paper. */
export function isUnseen(text: string): boolean {
  return text.replace(UNSEEN, '') === '';
}
