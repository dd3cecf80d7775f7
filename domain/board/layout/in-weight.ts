import type { Mark, TextRuler } from '../drawing.ts';
import type { TemplateFonts } from '../template.ts';

/** A ruler that measures plain text in the weight that it will have. */
export function rulerInWeight(ruler: TextRuler, { text }: TemplateFonts): TextRuler {
  if (text === 'plain') return ruler;
  return {
    width: (line, size, weight) => ruler.width(line, size, weight === 'plain' ? text : weight),
    lacks: (line) => ruler.lacks(line),
  };
}

/** The same marks with plain text in a template's weight. */
export function marksInWeight(marks: readonly Mark[], fonts: TemplateFonts): readonly Mark[] {
  if (fonts.text === 'plain') return marks;
  return marks.map((mark): Mark => {
    if (mark.kind === 'group') return { ...mark, marks: marksInWeight(mark.marks, fonts) };
    return mark.kind === 'text' && mark.weight === 'plain' ? { ...mark, weight: fonts.text } : mark;
  });
}
