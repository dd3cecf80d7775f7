import { expect, test } from 'vitest';
import { fourSides } from '../../../../domain/plan/four-sides/four-sides.ts';
import { fourSidesText } from '../../../../domain/plan/four-sides/sentence.ts';
import { SIDES } from '../../../../domain/plan/four-sides/types.ts';
import { cases } from './cases.ts';
import { inputOf } from './picture.ts';

test('there are thirty and more', () => expect(cases.length).toBeGreaterThanOrEqual(30));

for (const one of cases) {
  test(one.name, () => {
    const sides = fourSides(inputOf(one));
    const text = fourSidesText(sides);
    expect(text.zh).toBe(one.zh);
    if (one.en !== undefined) expect(text.en).toBe(one.en);
    expect(SIDES.filter((side) => sides.parts[0]!.sides[side].unnamed)).toEqual(
      one.unnamed === undefined ? [] : [one.unnamed],
    );
  });
}
