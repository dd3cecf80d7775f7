import type { ScreenPoint } from '../../editor/map-port.ts';
import type { Preview } from '../../editor/preview.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';

const BESIDE_PX = 18;
/** What the chip needs at least, and for each side it shows; nearer to the map's right or lower edge it hangs on the other side of the pointer. */
const ROOM_PX = { x: 320, y: 60 };
const SIDE_PX = { x: 125, y: 36 };
/** So many sides stand beside each other, more below them. */
const COLUMNS = 3;

/** Both sides' households beside the pointer while the line is still moving; or why it can't be cut so. */
export function PointerChip({
  preview,
  at,
  size,
}: {
  readonly preview: Preview;
  readonly at: ScreenPoint;
  readonly size: ScreenPoint;
}) {
  const say = useSay();
  if (preview.sides.length === 0 && !preview.reason) return null;
  const columns = Math.min(COLUMNS, preview.sides.length);
  const rows = Math.ceil(preview.sides.length / COLUMNS);
  const left = at[0] > size[0] - Math.max(ROOM_PX.x, columns * SIDE_PX.x);
  const above = at[1] > size[1] - Math.max(ROOM_PX.y, rows * SIDE_PX.y + BESIDE_PX);
  const transform =
    `translate(${at[0] + (left ? -BESIDE_PX : BESIDE_PX)}px, ${at[1] + (above ? -BESIDE_PX : BESIDE_PX)}px)` +
    ` translate(${left ? '-100%' : '0'}, ${above ? '-100%' : '0'})`;
  return (
    <div
      className="pointer-chip"
      style={{ transform, gridTemplateColumns: `repeat(${columns || 1}, auto)` }}
      data-testid="pointer-chip"
    >
      {preview.sides.map((side) => (
        <div className="pointer-chip-side" key={`${side.letter}${side.gridId}`}>
          <span className="pointer-chip-letter">{side.letter}</span>
          <span className="number" data-households={side.households}>
            {say.householdsShort(side.households)}
          </span>
          {side.deviation && (
            <span className="pointer-chip-off" data-side={side.deviation}>
              {say.t(`deviation.${side.deviation}`)}
            </span>
          )}
        </div>
      ))}
      {preview.sides.length === 0 && preview.reason && (
        <div className="pointer-chip-reason">{reasonText(preview.reason, say)}</div>
      )}
    </div>
  );
}
