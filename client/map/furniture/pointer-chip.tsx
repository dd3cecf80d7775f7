import type { ScreenPoint } from '../../editor/map-port.ts';
import type { Preview } from '../../editor/preview.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';

const BESIDE_PX = 18;
/** Nearer to the map's right or lower edge than this, the chip hangs on the other side of the pointer. */
const EDGE_PX = { x: 320, y: 60 };

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
  const left = at[0] > size[0] - EDGE_PX.x;
  const above = at[1] > size[1] - EDGE_PX.y;
  const transform =
    `translate(${at[0] + (left ? -BESIDE_PX : BESIDE_PX)}px, ${at[1] + (above ? -BESIDE_PX : BESIDE_PX)}px)` +
    ` translate(${left ? '-100%' : '0'}, ${above ? '-100%' : '0'})`;
  return (
    <div className="pointer-chip" style={{ transform }} data-testid="pointer-chip">
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
