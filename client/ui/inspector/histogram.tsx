import { useSay } from '../../i18n/use-say.ts';
import type { Bin } from './histogram-bins.ts';
import './histogram.css';

const HEIGHT = 96;

/**
 * How many grids hold how much; a bar selects its grids. Plain SVG: sixteen bars that are buttons need no chart
 * library, and keep the keyboard.
 */
export function Histogram({
  bins,
  target,
  selected,
  onSelect,
}: {
  readonly bins: readonly Bin[];
  readonly target: number | null;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: readonly string[]) => void;
}) {
  const say = useSay();
  const most = Math.max(...bins.map((bin) => bin.ids.length), 1);
  const width = (bins[0]?.to ?? 1) - (bins[0]?.from ?? 0);
  return (
    <div className="histogram">
      <div className="histogram-bars" style={{ height: HEIGHT }}>
        {bins.map((bin) => {
          const label = say.t(bin.to === null ? 'histogram.barOpen' : 'histogram.bar', {
            from: say.number(bin.from),
            to: say.number((bin.to ?? 0) - 1),
            grids: say.number(bin.ids.length),
          });
          return (
            <button
              key={bin.from}
              type="button"
              className="histogram-bar"
              disabled={bin.ids.length === 0}
              aria-label={label}
              title={label}
              data-selected={bin.ids.some((id) => selected.has(id))}
              onClick={() => onSelect(bin.ids)}
            >
              <span className="histogram-count">{bin.ids.length || ''}</span>
              <span
                className="histogram-fill"
                data-step={bin.step ?? 'none'}
                style={{
                  height: `${(bin.ids.length / most) * (HEIGHT - 18)}px`,
                  ...(bin.step ? { background: `var(--balance-${bin.step})` } : {}),
                }}
              />
            </button>
          );
        })}
        {target !== null && bins.length > 0 && (
          <div
            className="histogram-target"
            style={{ left: `${Math.min(100, (target / (width * bins.length)) * 100)}%` }}
            aria-hidden
          />
        )}
      </div>
      <div className="histogram-axis number" aria-hidden>
        <span>0</span>
        {target !== null && (
          <span
            style={{ left: `${Math.min(88, (target / (width * bins.length)) * 100)}%` }}
            className="histogram-axis-target"
          >
            {say.number(target)}
          </span>
        )}
        <span>{say.number(width * bins.length)}</span>
      </div>
    </div>
  );
}
