import { changeText, decimalText, shareText } from '../../../domain/case/figure-text.ts';
import type { ReportRow } from '../../../domain/contract/case-report.ts';
import { useSay } from '../../i18n/use-say.ts';

interface ReportTableProps {
  readonly title: string;
  readonly rows: readonly ReportRow[];
  readonly per100?: boolean;
}

/** Cases by one of their sides; its heads are on every printed page. The bar under a count is its share of the longest. */
export function ReportTable({ title, rows, per100 = false }: ReportTableProps) {
  const say = useSay();
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const heads = ['count', 'before', 'change', 'ended', 'overdue', 'inTime', ...(per100 ? ['per100'] : [])];
  return (
    <section>
      <h3>{title}</h3>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{say.t('caseNumbers.name')}</th>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {say.t(`caseNumbers.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td className="report-count">
                {say.number(row.count)}
                <i style={{ width: `${(row.count / most) * 100}%` }} />
              </td>
              <td>{say.number(row.before)}</td>
              <td>{changeText(row.count, row.before)}</td>
              <td>{say.number(row.ended)}</td>
              <td>{say.number(row.overdue)}</td>
              <td>{shareText(row.inTime)}</td>
              {per100 && <td>{decimalText(row.per100Households)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
