import type {
  AccountChange,
  AccountList,
  NewAccount,
  Session,
  SignIn,
  WireAccount,
} from '../../domain/contract/account.ts';
import type { BuildingCollection } from '../../domain/contract/building.ts';
import type { Comparison } from '../../domain/contract/compare.ts';
import type { Deployment } from '../../domain/contract/deployment.ts';
import type {
  ExportQuery,
  ImportFields,
  ImportPreview,
  ImportRevision,
} from '../../domain/contract/exchange.ts';
import type { IssueList } from '../../domain/contract/issue.ts';
import type { Job, JobStarted } from '../../domain/contract/job.ts';
import type { LineCollection } from '../../domain/contract/line.ts';
import type { PlaceCollection, PlaceKind } from '../../domain/contract/place.ts';
import type { NewPlan, StatusChange, WirePlan } from '../../domain/contract/plan.ts';
import type { Answer } from '../editor/ports.ts';
import { allPages } from './pages.ts';
import { type Fetch, request, requestFile } from './request.ts';
import { sendForm, type Upload } from './upload.ts';

/** A coordinate system as a person chooses it. */
export interface CrsItem {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly projected: boolean;
}

const pathOf = (plan: string) => `/api/plans/${encodeURIComponent(plan)}`;
const pathOfImport = (job: string) => `/api/imports/${encodeURIComponent(job)}`;

/** Every route that the screens ask, typed by `domain/contract`. Edits go through `createPlanServer`. */
export function createApi(send: Fetch, upload: Upload) {
  return {
    session: () => request<Session>(send, '/api/session'),
    signIn: (body: SignIn) => request<Session>(send, '/api/session', { method: 'POST', body }),
    signOut: () => request<null>(send, '/api/session', { method: 'DELETE' }),
    deployment: () => request<Deployment>(send, '/api/deployment'),

    plans: () => allPages<WirePlan>(send, '/api/plans'),
    plan: (plan: string) => request<WirePlan>(send, pathOf(plan)),
    createPlan: (body: NewPlan) => request<WirePlan>(send, '/api/plans', { method: 'POST', body }),
    setStatus: (plan: string, body: StatusChange) =>
      request<WirePlan>(send, `${pathOf(plan)}/status`, { method: 'POST', body }),
    compare: (plan: string, other: string) =>
      request<Comparison>(send, `${pathOf(plan)}/compare`, { query: { with: other } }),
    issues: (plan: string) => request<IssueList>(send, `${pathOf(plan)}/issues`),
    exportPlan: (plan: string, query: ExportQuery) => requestFile(send, `${pathOf(plan)}/export`, { query }),

    lines: () => request<LineCollection>(send, '/api/lines'),
    places: (kind: PlaceKind) => request<PlaceCollection>(send, '/api/places', { query: { kind } }),
    buildings: () => request<BuildingCollection>(send, '/api/buildings'),

    startImport: (
      files: readonly File[],
      fields: ImportFields,
      on: Parameters<Upload>[2],
    ): Promise<Answer<JobStarted>> => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields))
        body.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
      for (const file of files) body.append('file', file, file.name);
      return sendForm<JobStarted>(upload, '/api/imports', body, on);
    },
    readAgain: (job: string, body: ImportRevision) =>
      request<JobStarted>(send, `${pathOfImport(job)}/read`, { method: 'POST', body }),
    importPreview: (job: string) => request<ImportPreview>(send, `${pathOfImport(job)}/preview`),
    crsList: () => request<{ readonly items: readonly CrsItem[] }>(send, '/api/crs'),
    /** `reading`: the one that was looked at. */
    takeImport: (job: string, reading?: string) => {
      const asked = reading === undefined ? '' : `?reading=${encodeURIComponent(reading)}`;
      return request<JobStarted>(send, `${pathOfImport(job)}/take${asked}`, { method: 'POST' });
    },
    startDemonstration: () => request<JobStarted>(send, '/api/demonstration', { method: 'POST' }),
    job: (job: string) => request<Job>(send, `/api/jobs/${encodeURIComponent(job)}`),
    cancelJob: (job: string) =>
      request<Job>(send, `/api/jobs/${encodeURIComponent(job)}`, { method: 'DELETE' }),

    accounts: () => request<AccountList>(send, '/api/accounts'),
    createAccount: (body: NewAccount) =>
      request<WireAccount>(send, '/api/accounts', { method: 'POST', body }),
    changeAccount: (name: string, body: AccountChange) =>
      request<WireAccount>(send, `/api/accounts/${encodeURIComponent(name)}`, { method: 'PATCH', body }),
  };
}
