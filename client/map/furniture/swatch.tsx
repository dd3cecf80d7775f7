import type { Hatch } from '../../../domain/deployment/types.ts';

const LINE = 'color-mix(in srgb, #000 38%, transparent)';
const PATTERNS: Readonly<Record<Hatch, string>> = {
  none: 'none',
  diagonal: `repeating-linear-gradient(135deg, ${LINE} 0 1px, transparent 1px 5px)`,
  'back-diagonal': `repeating-linear-gradient(45deg, ${LINE} 0 1px, transparent 1px 5px)`,
  horizontal: `repeating-linear-gradient(0deg, ${LINE} 0 1px, transparent 1px 5px)`,
  vertical: `repeating-linear-gradient(90deg, ${LINE} 0 1px, transparent 1px 5px)`,
  cross: `repeating-linear-gradient(135deg, ${LINE} 0 1px, transparent 1px 5px), repeating-linear-gradient(45deg, ${LINE} 0 1px, transparent 1px 5px)`,
  dots: `radial-gradient(${LINE} 1px, transparent 1.4px) 0 0 / 6px 6px`,
};

/** A sample of a colour as the map draws it: with its hatch, and its letter where it has one. */
export function Swatch({
  colour,
  hatch = 'none',
  letter,
}: {
  readonly colour: string;
  readonly hatch?: Hatch;
  readonly letter?: string;
}) {
  const pattern = PATTERNS[hatch];
  return (
    <span
      className="swatch"
      aria-hidden
      style={{ background: pattern === 'none' ? colour : `${pattern}, ${colour}` }}
    >
      {letter}
    </span>
  );
}
