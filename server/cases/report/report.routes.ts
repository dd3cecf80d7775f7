import { Type } from 'typebox';
import { CaseSummary, SummaryQuery } from '../../../domain/contract/case.ts';
import { CaseReport, CaseReportQuery } from '../../../domain/contract/case-report.ts';
import { valueOrRefusal } from '../../answer.ts';
import { attachment } from '../../exchange/export-name.ts';
import { planContext } from '../../plans/context.ts';
import type { Routes } from '../../services.ts';
import { caseIndex } from '../index/shared-index.ts';
import { getSummary } from '../numbers/summary.service.ts';
import { KeyNames } from './key-names.ts';
import { getReport } from './report.service.ts';
import { reportPdf } from './report-pdf.ts';
import { reportTables } from './report-tables.ts';
import { summaryTable } from './summary-table.ts';
import { tableCsv, tablesXlsx } from './tables.ts';

const FILE = Type.Unsafe<string | Buffer>({ type: 'string', format: 'binary' });
const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

/** Cases in numbers for people: counts as tables, a month as a report. */
export const caseReportRoutes: Routes = async (app, services) => {
  const context = planContext(services);
  const tags = ['cases'];

  app.get(
    '/api/cases/summary',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: "Counts by one side of a case; by grid against any plan's borders; also as a table (format)",
        querystring: SummaryQuery,
        response: {
          200: {
            description: 'The counts, or a file of them',
            content: {
              'application/json': { schema: Type.Unsafe<CaseSummary | string | Buffer>(CaseSummary) },
              [MEDIA.csv]: { schema: FILE },
              [MEDIA.xlsx]: { schema: FILE },
            },
          },
        },
      },
    },
    async ({ query }, reply) => {
      const { format = 'json', lang = 'zh', ...asked } = query;
      const summary = valueOrRefusal(await getSummary(context, asked));
      if (format === 'json') return summary;
      const names = await KeyNames.read(context, lang, [...caseIndex(context).plans], asked.plan);
      const table = summaryTable(summary, names);
      return reply
        .type(MEDIA[format])
        .header('content-disposition', attachment(`${table.name}-${query.by}.${format}`))
        .send(format === 'csv' ? tableCsv(table) : await tablesXlsx([table]));
    },
  );

  app.get(
    '/api/cases/report',
    {
      config: { role: 'viewer' },
      schema: {
        tags,
        summary: "A month of China's calendar beside the month before: numbers, a workbook or a PDF",
        querystring: CaseReportQuery,
        response: {
          200: {
            description: 'The report',
            content: {
              'application/json': { schema: Type.Unsafe<CaseReport | Buffer>(CaseReport) },
              [MEDIA.xlsx]: { schema: FILE },
              [MEDIA.pdf]: { schema: FILE },
            },
          },
        },
      },
    },
    async ({ query }, reply) => {
      const { format = 'json', lang = 'zh' } = query;
      const report = valueOrRefusal(await getReport(context, query));
      if (format === 'json') return report;
      const name = lang === 'zh' ? `事件月报-${query.month}` : `cases-${query.month}`;
      return reply
        .type(MEDIA[format])
        .header('content-disposition', attachment(`${name}.${format}`))
        .send(
          format === 'pdf' ? await reportPdf(report, lang) : await tablesXlsx(reportTables(report, lang)),
        );
    },
  );
};
