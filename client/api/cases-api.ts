import type {
  CaseChangeBody,
  CaseDetail,
  CaseList,
  CaseQuery,
  CaseStepBody,
  CaseSummary,
  CaseWindow,
  HeatCounts,
  HeatQuery,
  ReportAnswer,
  ReportedCase,
  SummaryQuery,
  WindowQuery,
  WirePhoto,
} from '../../domain/contract/case.ts';
import type { DayState, PlayDayBody } from '../../domain/contract/case-day.ts';
import type {
  AlarmList,
  CaseSettings,
  DepartmentImport,
  DepartmentList,
  KindImport,
  KindList,
  WireAlarm,
  WireCalendar,
} from '../../domain/contract/case-office.ts';
import type { Answer } from '../editor/ports.ts';
import { type Fetch, request, requestFile } from './request.ts';
import { sendForm, type Upload } from './upload.ts';

const pathOf = (id: string) => `/api/cases/${encodeURIComponent(id)}`;

/** Every route of cases that the screens ask, typed by `domain/contract`. */
export function createCasesApi(send: Fetch, upload: Upload) {
  return {
    window: (query: WindowQuery, signal?: AbortSignal) =>
      request<CaseWindow>(send, '/api/cases/window', { query, ...(signal ? { signal } : {}) }),
    heat: (query: HeatQuery, signal?: AbortSignal) =>
      request<HeatCounts>(send, '/api/cases/heat', { query, ...(signal ? { signal } : {}) }),
    summary: (query: SummaryQuery, signal?: AbortSignal) =>
      request<CaseSummary>(send, '/api/cases/summary', { query, ...(signal ? { signal } : {}) }),
    /** One page, newest first; `next` is the following page's `after`. */
    list: (query: CaseQuery, signal?: AbortSignal) =>
      request<CaseList>(send, '/api/cases', { query, ...(signal ? { signal } : {}) }),
    /** The list as a file: `format` csv, xlsx or geojson. */
    exportList: (query: CaseQuery) => requestFile(send, '/api/cases', { query }),

    detail: (id: string, signal?: AbortSignal) =>
      request<CaseDetail>(send, pathOf(id), signal ? { signal } : {}),
    /** Idempotent by source and externalId. */
    report: (body: ReportedCase) => request<ReportAnswer>(send, '/api/cases', { method: 'POST', body }),
    step: (id: string, body: CaseStepBody) =>
      request<CaseDetail>(send, `${pathOf(id)}/steps`, { method: 'POST', body }),
    change: (id: string, body: CaseChangeBody) =>
      request<CaseDetail>(send, pathOf(id), { method: 'PATCH', body }),

    addPhoto: (
      id: string,
      file: Blob,
      name: string,
      on: Parameters<Upload>[2],
    ): Promise<Answer<WirePhoto>> => {
      const body = new FormData();
      body.append('file', file, name);
      return sendForm<WirePhoto>(upload, `${pathOf(id)}/photos`, body, on);
    },
    /** Where a photo is to be shown from. */
    photoUrl: (id: string, photo: string) => `${pathOf(id)}/photos/${encodeURIComponent(photo)}`,

    kinds: () => request<KindList>(send, '/api/cases/kinds'),
    setKinds: (body: KindList) => request<KindList>(send, '/api/cases/kinds', { method: 'PUT', body }),
    /** Reads a table of kinds; nothing of it is taken before its items are put back. */
    readKinds: (file: File, on: Parameters<Upload>[2]) =>
      sendForm<KindImport>(upload, '/api/cases/kinds/import', formOf(file), on),
    readDepartments: (file: File, on: Parameters<Upload>[2]) =>
      sendForm<DepartmentImport>(upload, '/api/cases/departments/import', formOf(file), on),
    departments: () => request<DepartmentList>(send, '/api/cases/departments'),
    setDepartments: (body: DepartmentList) =>
      request<DepartmentList>(send, '/api/cases/departments', { method: 'PUT', body }),
    calendar: () => request<WireCalendar>(send, '/api/cases/calendar'),
    setCalendar: (body: WireCalendar) =>
      request<WireCalendar>(send, '/api/cases/calendar', { method: 'PUT', body }),
    settings: () => request<CaseSettings>(send, '/api/cases/settings'),
    setSettings: (body: CaseSettings) =>
      request<CaseSettings>(send, '/api/cases/settings', { method: 'PUT', body }),

    /** A day of simulated cases, for an administrator; `dayState` tells everybody whether one is being played. */
    startDay: (body: PlayDayBody) =>
      request<DayState>(send, '/api/demonstration/day', { method: 'POST', body }),
    endDay: () => request<DayState>(send, '/api/demonstration/day', { method: 'DELETE' }),
    dayState: (signal?: AbortSignal) =>
      request<DayState>(send, '/api/demonstration/day', signal ? { signal } : {}),

    openAlarms: (signal?: AbortSignal) =>
      request<AlarmList>(send, '/api/cases/alarms', { query: { open: 1 }, ...(signal ? { signal } : {}) }),
    /** Said by name: the account's. */
    acknowledge: (alarm: string) =>
      request<WireAlarm>(send, `/api/cases/alarms/${encodeURIComponent(alarm)}/acknowledge`, {
        method: 'POST',
        body: {},
      }),
  };
}
export type CasesApi = ReturnType<typeof createCasesApi>;

function formOf(file: File): FormData {
  const body = new FormData();
  body.append('file', file, file.name);
  return body;
}
