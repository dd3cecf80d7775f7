/** Chart words, lines and grounds on paper and at night: look.md's inks, without a colour of their own. */
interface ChartTheme {
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly ground: string;
}

export const CHART_THEMES: Readonly<Record<'day' | 'night', ChartTheme>> = {
  day: { ink: '#2B2B2B', faint: '#6B6558', line: '#D8D3C8', ground: '#FFFFFF' },
  night: { ink: '#DCE6F2', faint: '#8FA3BA', line: '#26364A', ground: '#182433' },
};

export type ChartTime = keyof typeof CHART_THEMES;

const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", system-ui, sans-serif';

/** The theme as ECharts takes it (`registerTheme`): axes and legends in its ink, no background, no shadow. */
export function echartsTheme(time: ChartTime): object {
  const { ink, faint, line, ground } = CHART_THEMES[time];
  const axis = {
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    axisLabel: { color: faint },
    splitLine: { lineStyle: { color: line } },
    nameTextStyle: { color: faint },
  };
  return {
    backgroundColor: 'transparent',
    textStyle: { color: ink, fontFamily: FONT },
    color: ['#3D8BFD', '#F2A541', '#7A8794', '#88CCEE', '#CC6677', '#DDCC77', '#AA4499'],
    categoryAxis: { ...axis, splitLine: { show: false } },
    valueAxis: { ...axis, axisLine: { show: false } },
    timeAxis: { ...axis, splitLine: { show: false } },
    legend: { textStyle: { color: ink } },
    tooltip: {
      backgroundColor: ground,
      borderColor: line,
      textStyle: { color: ink },
      extraCssText: 'box-shadow: none',
    },
  };
}
