import type { BarSeriesOption, LineSeriesOption, PieSeriesOption } from 'echarts/charts';
import { BarChart, LineChart, PieChart } from 'echarts/charts';
import type {
  GridComponentOption,
  LegendComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { type ComposeOption, type ECharts, init, registerTheme, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { type CSSProperties, useEffect, useRef } from 'react';
import { type ChartTime, echartsTheme } from './themes.ts';

use([
  BarChart,
  LineChart,
  PieChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  MarkLineComponent,
  AriaComponent,
  CanvasRenderer,
  SVGRenderer,
]);
registerTheme('day', echartsTheme('day'));
registerTheme('night', echartsTheme('night'));

/** What a chart may be made of: bars, lines, pies on plain axes. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | PieSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
  | MarkLineComponentOption
>;

interface ChartProps {
  /** Told whole at each change. Give series an `id`, and they move instead of being drawn anew. */
  readonly option: ChartOption;
  readonly time: ChartTime;
  /** `svg` where it is printed or read, `canvas` (the usual) where it changes by the second. */
  readonly renderer?: 'svg' | 'canvas';
  /** What it shows, for who cannot see it. */
  readonly label: string;
  readonly className?: string;
  readonly style?: CSSProperties;
}

/** A chart as large as the box that it is in: drawn anew when that changes, let go with it. */
export function Chart({ option, time, renderer = 'canvas', label, className, style }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);

  useEffect(() => {
    const element = box.current!;
    const made = init(element, time, { renderer });
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize({ width: 'auto', height: 'auto' }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [time, renderer]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart that was made anew must be told the option again.
  useEffect(() => {
    // Series of the same id go on from where they are; others go, and leave nothing behind in memory.
    chart.current?.setOption(
      { animationDuration: 150, animationDurationUpdate: 150, ...option },
      { replaceMerge: ['series', 'xAxis', 'yAxis'] },
    );
  }, [option, time, renderer]);

  return <div ref={box} role="img" aria-label={label} className={className} style={style} />;
}
