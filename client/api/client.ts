import type {
  AccountChange,
  AccountList,
  KeyList,
  MadeKey,
  NewAccount,
  NewKey,
  Session,
  SignIn,
  WireAccount,
  WireKey,
} from '../../domain/contract/account.ts';
import type { AffectedBoards, HangingBoards } from '../../domain/contract/board.ts';
import type { BuildingCollection } from '../../domain/contract/building.ts';
import type { Comparison } from '../../domain/contract/compare.ts';
import type { Deployment } from '../../domain/contract/deployment.ts';
import type {
  ExportQuery,
  ImportFields,
  ImportPreview,
  ImportRevision,
} from '../../domain/contract/exchange.ts';
import type { FourSidesEdit, OutdatedFourSides, WireFourSides } from '../../domain/contract/four-sides.ts';
import type { IssueList } from '../../domain/contract/issue.ts';
import type { Job, JobStarted } from '../../domain/contract/job.ts';
import type { LineCollection } from '../../domain/contract/line.ts';
import type { EditAnswer } from '../../domain/contract/log.ts';
import type { PlaceCollection, PlaceKind } from '../../domain/contract/place.ts';
import type { NewPlan, StatusChange, WirePlan } from '../../domain/contract/plan.ts';
import type {
  Adoption,
  ProposalHead,
  ProposalRequest,
  ProposalStarted,
  WireProposal,
} from '../../domain/contract/proposal.ts';
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
const pathOfProposal = (plan: string, proposal: string) =>
  `${pathOf(plan)}/proposals/${encodeURIComponent(proposal)}`;
const pathOfSides = (plan: string, grid: string) =>
  `${pathOf(plan)}/grids/${encodeURIComponent(grid)}/four-sides`;
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
    affectedBoards: (plan: string) => request<AffectedBoards>(send, `${pathOf(plan)}/boards/affected`),
    hangingBoards: (plan: string) => request<HangingBoards>(send, `${pathOf(plan)}/boards/hanging`),
    issues: (plan: string) => request<IssueList>(send, `${pathOf(plan)}/issues`),
    fourSides: (plan: string, grid: string) => request<WireFourSides>(send, pathOfSides(plan, grid)),
    writeFourSides: (plan: string, grid: string, body: FourSidesEdit) =>
      request<WireFourSides>(send, pathOfSides(plan, grid), { method: 'PUT', body }),
    resetFourSides: (plan: string, grid: string) =>
      request<WireFourSides>(send, pathOfSides(plan, grid), { method: 'DELETE' }),
    outdatedFourSides: (plan: string) =>
      request<OutdatedFourSides>(send, `${pathOf(plan)}/four-sides/outdated`),
    exportPlan: (plan: string, query: ExportQuery) => requestFile(send, `${pathOf(plan)}/export`, { query }),

    proposals: (plan: string) => allPages<ProposalHead>(send, `${pathOf(plan)}/proposals`),
    proposal: (plan: string, proposal: string) =>
      request<WireProposal>(send, `${pathOfProposal(plan, proposal)}?part=variants`),
    startProposal: (plan: string, body: ProposalRequest) =>
      request<ProposalStarted>(send, `${pathOf(plan)}/proposals`, { method: 'POST', body }),
    deleteProposal: (plan: string, proposal: string) =>
      request<ProposalHead>(send, pathOfProposal(plan, proposal), { method: 'DELETE' }),
    /** As an edit: the same id again gives the same answer. */
    adoptProposal: (plan: string, proposal: string, body: Adoption) =>
      request<EditAnswer>(send, `${pathOfProposal(plan, proposal)}/adopt`, { method: 'POST', body }),

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
    keys: () => request<KeyList>(send, '/api/keys'),
    /** Within a second it opens nothing. */
    withdrawKey: (name: string) =>
      request<WireKey>(send, `/api/keys/${encodeURIComponent(name)}`, { method: 'DELETE' }),
    /** The key is shown this once. */
    makeKey: (body: NewKey) => request<MadeKey>(send, '/api/keys', { method: 'POST', body }),
    changeAccount: (name: string, body: AccountChange) =>
      request<WireAccount>(send, `/api/accounts/${encodeURIComponent(name)}`, { method: 'PATCH', body }),
  };
}
