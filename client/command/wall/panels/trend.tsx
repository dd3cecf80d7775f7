import { useMemo } from 'react';
import { chinaClock } from '../../../../domain/case/china-time.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { Chart, type ChartOption } from '../../charts/chart.tsx';
import { clockText } from '../clock-text.ts';
import type { TrendStep } from '../wall-numbers.ts';
import { DAY_MS } from '../wall-span.ts';

const NOW = '#3D8BFD';
const BEFORE = '#9FB0C3';

/** Cases by hour or day as bars, those of the window before as a line. `unit`: pixels of one rem, so that the chart's words are as large as the others. */
export function Trend({
  steps,
  span,
  before,
  unit,
}: {
  readonly steps: readonly TrendStep[];
  readonly span: string;
  readonly before: string;
  readonly unit: number;
}) {
  const say = useSay();
  const byDay = steps.length > 1 && steps[1]!.from - steps[0]!.from >= DAY_MS;
  const option = useMemo<ChartOption>(() => {
    const fontSize = Math.round(1.25 * unit);
    const label = (at: number) =>
      byDay ? String(chinaClock(at).getUTCDate()) : String(Number(clockText(at).slice(0, 2)));
    return {
      animation: false,
      grid: { left: 0, right: 0.5 * unit, top: 0.75 * unit, bottom: 0, outerBoundsMode: 'same' },
      xAxis: {
        type: 'category',
        data: steps.map(({ from }) => label(from)),
        axisLabel: { fontSize, hideOverlap: true, margin: 0.4 * unit },
      },
      yAxis: { type: 'value', minInterval: 1, splitNumber: 3, axisLabel: { fontSize } },
      series: [
        {
          id: 'now',
          type: 'bar',
          barCategoryGap: '25%',
          itemStyle: { color: NOW },
          data: steps.map(({ count }) => count),
        },
        {
          id: 'before',
          type: 'line',
          step: 'middle',
          symbol: 'none',
          lineStyle: { color: BEFORE, width: 0.15 * unit },
          itemStyle: { color: BEFORE },
          data: steps.map((step) => step.before),
        },
      ],
    };
  }, [steps, unit, byDay]);
  return (
    <section className="wall-panel wall-trend">
      <h2>
        {say.t(byDay ? 'wall.trendByDay' : 'wall.trendByHour')}
        <small className="wall-legend">
          <i style={{ background: NOW }} />
          {span} <i className="line" style={{ background: BEFORE }} />
          {before}
        </small>
      </h2>
      <Chart option={option} time="night" label={say.t('wall.trendByHour')} className="wall-chart" />
    </section>
  );
}
