import type {
  BoardBatchList,
  BoardNotices,
  BoardPreflight,
  BoardPrint,
  BoardPrintList,
  BoardQuery,
  BoardSettings,
  FoundPlaces,
  HangingPlace,
  HangingPlaceChange,
  HangingPlaceList,
  HangingPlacesAdded,
  NewBoards,
  NewHangingPlace,
  NewHangingPlaces,
  NewPrint,
  OutdatedBoards,
  PlacesHung,
  PlacesHungCount,
  PlacesSummary,
  SheetQuery,
  TemplateItem,
  TemplateList,
  TemplatePreview,
} from '../../domain/contract/board.ts';
import type { Job, JobStarted } from '../../domain/contract/job.ts';
import type { Answer } from '../editor/ports.ts';
import { type DrawnSheet, drawnSheet } from './drawn-sheet.ts';
import { type Fetch, request, requestSentFile } from './request.ts';

const part = encodeURIComponent;
const pathOf = (plan: string) => `/api/plans/${part(plan)}/boards`;
const pathOfGrid = (plan: string, grid: string) => `/api/plans/${part(plan)}/grids/${part(grid)}`;
const pathOfTemplate = (template: string) => `/api/boards/templates/${part(template)}`;
const pathOfPlace = (place: string) => `/api/boards/places/${part(place)}`;
const signalled = (signal?: AbortSignal) => (signal ? { signal } : {});

/** Every route of boards that the screens ask, typed by `domain/contract`. */
export function createBoardsApi(send: Fetch) {
  return {
    /** Where a sheet is to be shown or saved from. */
    sheetUrl: (plan: string, grid: string, query: BoardQuery) =>
      `${pathOfGrid(plan, grid)}/board?${new URLSearchParams(query)}`,
    sheet: async (
      plan: string,
      grid: string,
      query: BoardQuery,
      signal?: AbortSignal,
    ): Promise<Answer<DrawnSheet>> => {
      const sent = await requestSentFile(send, `${pathOfGrid(plan, grid)}/board`, {
        query,
        ...signalled(signal),
      });
      return sent.kind === 'ok' ? { kind: 'ok', value: drawnSheet(sent.value) } : sent;
    },
    notices: (plan: string, grid: string, query: SheetQuery, signal?: AbortSignal) =>
      request<BoardNotices>(send, `${pathOfGrid(plan, grid)}/board/notices`, {
        query,
        ...signalled(signal),
      }),

    preflight: (plan: string, body: NewBoards, signal?: AbortSignal) =>
      request<BoardPreflight>(send, `${pathOf(plan)}/preflight`, {
        method: 'POST',
        body,
        ...signalled(signal),
      }),
    startBatch: (plan: string, body: NewBoards) =>
      request<JobStarted>(send, pathOf(plan), { method: 'POST', body }),
    batches: (plan: string) => request<BoardBatchList>(send, pathOf(plan)),
    /** Cancels a batch that is being made, deletes the file of one that is done. */
    dropBatch: (plan: string, job: string) =>
      request<Job>(send, `${pathOf(plan)}/${part(job)}`, { method: 'DELETE' }),
    fileUrl: (plan: string, job: string) => `${pathOf(plan)}/${part(job)}/file`,

    /** Boards on the walls of the plan's territory that are not what the plan in force says. */
    wrong: (plan: string) => request<OutdatedBoards>(send, '/api/boards/wrong', { query: { plan } }),
    prints: (plan: string, grid: string, after?: string) =>
      request<BoardPrintList>(send, `${pathOfGrid(plan, grid)}/prints`, { query: { after } }),
    enterPrint: (plan: string, grid: string, body: NewPrint) =>
      request<BoardPrint>(send, `${pathOfGrid(plan, grid)}/prints`, { method: 'POST', body }),

    /** They came off the wall without others in their stead. */
    takenDown: (prints: readonly string[]) =>
      request<null>(send, '/api/boards/prints/taken-down', { method: 'POST', body: { prints } }),

    /** Hanging places counted grid by grid. */
    placesSummary: (plan: string) => request<PlacesSummary>(send, `${pathOf(plan)}/places`),
    findPlaces: (plan: string, q: string, signal?: AbortSignal) =>
      request<FoundPlaces>(send, `${pathOf(plan)}/places/found`, { query: { q }, ...signalled(signal) }),
    addPlaces: (plan: string, body: NewHangingPlaces) =>
      request<HangingPlacesAdded>(send, `${pathOf(plan)}/places`, { method: 'POST', body }),
    places: (plan: string, grid: string) =>
      request<HangingPlaceList>(send, `${pathOfGrid(plan, grid)}/places`),
    addPlace: (plan: string, grid: string, body: NewHangingPlace) =>
      request<HangingPlace>(send, `${pathOfGrid(plan, grid)}/places`, { method: 'POST', body }),
    changePlace: (place: string, body: HangingPlaceChange) =>
      request<HangingPlace>(send, pathOfPlace(place), { method: 'PATCH', body }),
    dropPlace: (place: string) => request<HangingPlace>(send, pathOfPlace(place), { method: 'DELETE' }),
    /** One that was given up is there again. */
    bringPlaceBack: (place: string) =>
      request<HangingPlace>(send, `${pathOfPlace(place)}/back`, { method: 'POST' }),
    /** Ticked off: the newest print of their grid hangs there now, of a batch what it has printed. */
    hung: (body: PlacesHung) =>
      request<PlacesHungCount>(send, '/api/boards/places/hung', { method: 'POST', body }),
    placesCsvUrl: (plan: string, lang: 'zh' | 'en', wrong: boolean) =>
      `${pathOf(plan)}/places.csv?lang=${lang}${wrong ? '&wrong=1' : ''}`,

    templates: () => request<TemplateList>(send, '/api/boards/templates'),
    /** In place of the one saved at `since`; empty: of none. */
    putTemplate: (template: string, body: TemplateItem['template'], since: string) =>
      request<TemplateItem>(send, `${pathOfTemplate(template)}?${new URLSearchParams({ since })}`, {
        method: 'PUT',
        body,
      }),
    dropTemplate: (template: string) =>
      request<TemplateItem>(send, pathOfTemplate(template), { method: 'DELETE' }),
    /** A sheet by a template that is not stored, as an SVG. */
    preview: async (
      plan: string,
      body: TemplatePreview,
      signal?: AbortSignal,
    ): Promise<Answer<DrawnSheet>> => {
      const sent = await requestSentFile(send, `${pathOf(plan)}/preview`, {
        method: 'POST',
        body,
        ...signalled(signal),
      });
      return sent.kind === 'ok' ? { kind: 'ok', value: drawnSheet(sent.value) } : sent;
    },
    settings: () => request<BoardSettings>(send, '/api/boards/settings'),
    setSettings: (body: BoardSettings) =>
      request<BoardSettings>(send, '/api/boards/settings', { method: 'PUT', body }),
  };
}
