import { useMemo } from 'react';
import { changeText, decimalText, shareText } from '../../../domain/case/figure-text.ts';
import type { CaseReport } from '../../../domain/contract/case-report.ts';
import { type Say, useSay } from '../../i18n/use-say.ts';
import { Chart, type ChartOption } from '../charts/chart.tsx';
import { ReportTable } from './report-table.tsx';

/** A month on paper: what there was, how long it took, when, of what, where; beside the month before. */
export function ReportSheet({ report }: { readonly report: CaseReport }) {
  const say = useSay();
  const { now, before } = report;
  const [year, month] = report.month.split('-') as [string, string];
  const made = new Intl.DateTimeFormat(say.language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(report.at));
  const simulated = now.total.simulated ?? 0;
  return (
    <article className="report-sheet">
      <header>
        <h2>
          {say.t('caseNumbers.heading', {
            territory: report.territory,
            year,
            month: say.language === 'zh' ? Number(month) : month,
          })}
        </h2>
        <p>
          {report.plan === null
            ? say.t('caseNumbers.asReportedNote')
            : say.t('caseNumbers.bordersNote', { plan: report.plan.name })}
          {' · '}
          {say.t('caseNumbers.made', { at: made })}
        </p>
        {simulated > 0 && (
          <p className="report-simulated">{say.t('caseNumbers.simulated', { n: say.number(simulated) })}</p>
        )}
        {now.total.count === 0 && <p className="report-none">{say.t('caseNumbers.none')}</p>}
      </header>
      <section>
        <h3>{say.t('caseNumbers.figures')}</h3>
        <dl className="report-figures">
          {figuresOf(report, say).map(({ name, value, old, note }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
              <dd className="report-old">{old}</dd>
              {note && <dd className="report-note">{note}</dd>}
            </div>
          ))}
        </dl>
      </section>
      <section className="report-two">
        <div>
          <h3>{say.t('caseNumbers.hours')}</h3>
          <HoursChart report={report} say={say} />
        </div>
        <div>
          <h3>
            {say.t('caseNumbers.steps')} <small>{say.t('caseNumbers.stepsNote')}</small>
          </h3>
          <table className="report-table">
            <thead>
              <tr>
                <th scope="col">{say.t('caseNumbers.step')}</th>
                <th scope="col">{say.t('caseNumbers.now')}</th>
                <th scope="col">{say.t('caseNumbers.before')}</th>
              </tr>
            </thead>
            <tbody>
              {report.steps.map(({ name, hours, before: old }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{decimalText(hours)}</td>
                  <td>{decimalText(old)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <ReportTable title={say.t('caseNumbers.kinds')} rows={report.kinds} />
      <ReportTable
        title={say.t('caseNumbers.grids', { level: report.level.name })}
        rows={report.grids}
        per100
      />
      <ReportTable title={say.t('caseNumbers.states')} rows={report.states} />
    </article>
  );

  function figuresOf(all: CaseReport, words: Say) {
    const counted = (name: 'count' | 'ended' | 'open' | 'overdue' | 'tray', note?: string) => ({
      name: say.t(`caseNumbers.${name}`),
      value: words.number(now.total[name]),
      old: `${say.t('caseNumbers.before')} ${words.number(before.total[name])} · ${changeText(now.total[name], before.total[name])}`,
      note,
    });
    const shared = (name: 'inTime' | 'endedShare') => ({
      name: say.t(`caseNumbers.${name}`),
      value: shareText(all.now[name]),
      old: `${say.t('caseNumbers.before')} ${shareText(all.before[name])}`,
      note: undefined,
    });
    return [
      counted('count'),
      counted('ended'),
      counted('open'),
      counted('overdue'),
      shared('endedShare'),
      shared('inTime'),
      {
        name: say.t('caseNumbers.satisfaction'),
        value: decimalText(now.satisfaction.mean),
        old: `${say.t('caseNumbers.before')} ${decimalText(before.satisfaction.mean)}`,
        note: say.t('caseNumbers.satisfactionNote', { n: words.number(now.satisfaction.count) }),
      },
      counted('tray', say.t('caseNumbers.trayNote')),
    ];
  }
}

function HoursChart({ report, say }: { readonly report: CaseReport; readonly say: Say }) {
  const option = useMemo((): ChartOption => {
    const bar = (id: string, data: readonly number[], color: string) => ({
      type: 'bar' as const,
      id,
      name: say.t(`caseNumbers.${id}`),
      data: [...data],
      itemStyle: { color },
      barGap: '10%',
      barCategoryGap: '25%',
    });
    return {
      animation: false,
      grid: { left: 4, right: 4, top: 28, bottom: 4, containLabel: true },
      legend: { top: 0, right: 0, itemWidth: 10, itemHeight: 10 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: report.hours.map((_, hour) => say.t('caseNumbers.hour', { hour })) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [bar('now', report.hours, '#0B6BCB'), bar('before', report.hoursBefore, '#B9CFE6')],
    };
  }, [report, say]);
  return (
    <Chart
      option={option}
      time="day"
      renderer="svg"
      label={say.t('caseNumbers.hours')}
      className="report-chart"
    />
  );
}
