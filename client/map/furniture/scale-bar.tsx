import { useSay } from '../../i18n/use-say.ts';

const WIDEST_PX = 110;

/** A bar of a round length: 1, 2 or 5 times a power of ten metres, no wider than 110 px, or as many times that as is said. */
export function ScaleBar({
  metresPerPixel,
  times = 1,
}: {
  readonly metresPerPixel: number;
  readonly times?: number;
}) {
  const say = useSay();
  const widest = times * WIDEST_PX * metresPerPixel;
  const scale = 10 ** Math.floor(Math.log10(widest));
  const metres = [5, 2, 1].map((n) => n * scale).find((n) => n <= widest)!;
  const text =
    metres >= 1000
      ? say.t('map.km', { n: say.number(metres / 1000) })
      : say.t('map.m', { n: say.number(metres) });
  return (
    <div className="scale-bar" role="img" aria-label={say.t('map.scale', { length: text })}>
      <span className="number">{text}</span>
      <span className="scale-bar-line" style={{ width: metres / metresPerPixel }} />
    </div>
  );
}
