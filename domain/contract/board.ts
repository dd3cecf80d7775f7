import { type Static, Type } from 'typebox';
import type { BoardTemplate } from '../board/template.ts';
import { LngLat } from './geometry.ts';
import { GridId, JobId, LevelId, PlanId } from './ids.ts';
import { Job } from './job.ts';

const TEMPLATE_ID = '^[a-z0-9][a-z0-9-]{0,59}$';
/** More sheets than this are not one batch. */
const GRIDS_MAX = 20_000;
const COPIES_MAX = 100;
/** More places than this are entered in several goes. */
const PLACES_AT_ONCE = 10_000;

const Time = Type.String({ format: 'date-time' });
const Params = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]));
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const BoardLang = Type.Union([Type.Literal('zh'), Type.Literal('en')]);
export type BoardLang = Static<typeof BoardLang>;
const Orientation = Type.Union([Type.Literal('portrait'), Type.Literal('landscape')]);
/** Judged by the service, which can say what is wrong with it. */
const PaperText = Type.String({ maxLength: 20, description: 'A0 … A5, or width x height in mm: 420x297' });
export const TemplateId = Type.String({ pattern: TEMPLATE_ID, description: 'id of a template of sheets' });
export const TemplateParams = Type.Object({ template: TemplateId });
/** What a template was changed from: when that was saved; empty: there was none. Left out, whatever is there is replaced. */
export const TemplateBasis = Type.Object({ since: Type.Optional(Type.String({ maxLength: 40 })) });
export type TemplateBasis = Static<typeof TemplateBasis>;

/** What a sheet is to be like where its template is not to decide. */
const SHEET = {
  template: Type.Optional(TemplateId),
  paper: Type.Optional(PaperText),
  orientation: Type.Optional(Orientation),
  lang: Type.Optional(BoardLang),
};

/** The query of one sheet's notices. */
export const SheetQuery = Type.Object(SHEET);
export type SheetQuery = Static<typeof SheetQuery>;

/** The query of one sheet; not said: PDF, the template's paper, Chinese, 150 dpi. */
export const BoardQuery = Type.Object({
  ...SHEET,
  format: Type.Optional(Type.Union([Type.Literal('pdf'), Type.Literal('svg'), Type.Literal('png')])),
  dpi: Type.Optional(Type.String({ pattern: '^[0-9]{2,4}$' })),
  /** From 1, of an SVG or a PNG: a long team goes on overleaf. */
  page: Type.Optional(Type.String({ pattern: '^[0-9]{1,3}$' })),
});
export type BoardQuery = Static<typeof BoardQuery>;

/** What a sheet could not say or show as it was asked to, by code: a board that lies is worse than one that says so. */
export const BoardNotice = Type.Object({ code: Type.String(), params: Params });
export type BoardNotice = Static<typeof BoardNotice>;
export const BoardNotices = Type.Object({ items: Type.Array(BoardNotice) });
export type BoardNotices = Static<typeof BoardNotices>;

const BookFormat = Type.Union([Type.Literal('pdf'), Type.Literal('zip')]);

/** Sheets of many grids: `all` of a level (the deepest that tiles where none is said), or those that are named. */
export const NewBoards = Type.Object(
  {
    grids: Type.Union([Type.Literal('all'), Type.Array(GridId, { minItems: 1, maxItems: GRIDS_MAX })]),
    level: Type.Optional(LevelId),
    /** Of `all`, those beneath this grid. */
    under: Type.Optional(GridId),
    ...SHEET,
    format: Type.Optional(BookFormat),
    /** Of each sheet, for the ledger and the contents; the file has each once. */
    copies: Type.Optional(Type.Integer({ minimum: 1, maximum: COPIES_MAX })),
  },
  { additionalProperties: false },
);
export type NewBoards = Static<typeof NewBoards>;

/** What a finished batch has to show, as its job's `result`. */
export const BoardsMade = Type.Object({
  plan: PlanId,
  revision: Type.Integer(),
  sheets: Type.Integer(),
  /** Grids that were asked for and were gone when their turn came. */
  skipped: Type.Integer(),
  pages: Type.Integer(),
  /** The file: what it is called, how large it is, and until when it can be fetched. */
  name: Type.String(),
  format: BookFormat,
  bytes: Type.Integer(),
  until: Time,
  /** What sheets could not say or show, how many of each. */
  notices: Type.Array(Type.Object({ code: Type.String(), sheets: Type.Integer() })),
});
export type BoardsMade = Static<typeof BoardsMade>;

/** A batch of sheets as lists show it, newest first. */
export const BoardBatch = Type.Object({
  job: JobId,
  state: Job.properties.state,
  progress: Type.Number(),
  message: Type.String(),
  sheets: Type.Integer(),
  format: BookFormat,
  author: Type.String(),
  createdAt: Time,
  /** Null until it is done, and once its file is gone. */
  made: orNull(BoardsMade),
  reason: Type.Optional(Job.properties.reason),
});
export type BoardBatch = Static<typeof BoardBatch>;
export const BoardBatchList = Type.Object({ items: Type.Array(BoardBatch) });
export type BoardBatchList = Static<typeof BoardBatchList>;

/** A grid as lists of sheets name it. */
const GRID_HEAD = { grid: GridId, name: Type.String(), code: orNull(Type.String()) };

/** What a batch would lack, grid by grid; only those that lack something are items. */
export const BoardPreflight = Type.Object({
  sheets: Type.Integer(),
  ready: Type.Integer(),
  /** What all sheets of the batch have in common. */
  general: Type.Array(BoardNotice),
  /** How many grids lack each thing, the most frequent first. */
  counts: Type.Array(Type.Object({ code: Type.String(), grids: Type.Integer() })),
  items: Type.Array(Type.Object({ ...GRID_HEAD, missing: Type.Array(BoardNotice) })),
});
export type BoardPreflight = Static<typeof BoardPreflight>;

/** A sheet that was printed. `revision` of `plan` is what it was made from. */
export const BoardPrint = Type.Object({
  id: Type.String(),
  grid: GridId,
  plan: PlanId,
  revision: Type.Integer(),
  job: orNull(JobId),
  template: Type.String(),
  paper: Type.String(),
  lang: BoardLang,
  copies: Type.Integer(),
  at: Time,
  author: Type.String(),
  /** Printed from the plan in force: any other sheet says that it must not be hung. */
  inForce: Type.Boolean(),
});
export type BoardPrint = Static<typeof BoardPrint>;
export const BoardPrintList = Type.Object({
  items: Type.Array(BoardPrint),
  next: Type.Optional(Type.String()),
});
export type BoardPrintList = Static<typeof BoardPrintList>;

/** A sheet that was printed by itself, to be entered in the ledger. */
export const NewPrint = Type.Object(
  { ...SHEET, copies: Type.Optional(Type.Integer({ minimum: 1, maximum: COPIES_MAX })) },
  { additionalProperties: false },
);
export type NewPrint = Static<typeof NewPrint>;

/** Boards on walls that are wrong against a plan: `must` be replaced, or `may`, each with why. */
export const OutdatedBoards = Type.Object({
  /** What they are judged by: the plan in force; null: there is none, and nothing is wrong. */
  plan: orNull(PlanId),
  items: Type.Array(
    Type.Object({
      ...GRID_HEAD,
      /** The plan has no such grid any more: there is nothing to print, only to take down. */
      gone: Type.Boolean(),
      /** The newest of them. */
      print: BoardPrint,
      /** Those that are wrong and hang. */
      prints: Type.Array(Type.String()),
      /** How many of its hanging places still show an outdated one; 0: where it hangs is not known. */
      places: Type.Integer(),
      /** The sheet that is right, printed and has not been hung everywhere; null: there is none to hang. */
      ready: orNull(BoardPrint),
      must: Type.Array(BoardNotice),
      may: Type.Array(BoardNotice),
    }),
  ),
  /** Boards, not grids: a grid whose hanging places are not known has one. */
  must: Type.Integer(),
  may: Type.Integer(),
});
export type OutdatedBoards = Static<typeof OutdatedBoards>;

/** Boards that would be wrong if a plan went in force: `must` be replaced, or `may`. */
export const AffectedBoards = Type.Object({ must: Type.Integer(), may: Type.Integer() });
export type AffectedBoards = Static<typeof AffectedBoards>;

/** How many boards hang of each grid, by its id; grids of which none hangs are left out. */
export const HangingBoards = Type.Object({ grids: Type.Record(Type.String(), Type.Integer()) });
export type HangingBoards = Static<typeof HangingBoards>;

/** Which territory's boards are asked for: by its id, or by one of its plans. */
export const OutdatedQuery = Type.Object({
  territory: Type.Optional(Type.String({ maxLength: 128 })),
  plan: Type.Optional(PlanId),
});
export type OutdatedQuery = Static<typeof OutdatedQuery>;

const PlaceName = Type.String({ pattern: '\\S', maxLength: 100 });
const PlaceNote = Type.String({ maxLength: 500 });

/** Where a grid's board hangs: a wall, a gate, a lift. `print`: what hangs there. */
export const HangingPlace = Type.Object({
  id: Type.String(),
  grid: GridId,
  name: Type.String(),
  note: Type.String(),
  at: orNull(LngLat),
  print: orNull(Type.String()),
  hungAt: orNull(Time),
  author: Type.String(),
});
export type HangingPlace = Static<typeof HangingPlace>;
export const HangingPlaceList = Type.Object({ items: Type.Array(HangingPlace) });
export type HangingPlaceList = Static<typeof HangingPlaceList>;

/** Hanging places grid by grid; a grid without any is left out. `gone`: the plan that was asked of has no such grid any more. */
export const PlacesSummary = Type.Object({
  grids: Type.Array(
    Type.Object({
      ...GRID_HEAD,
      gone: Type.Boolean(),
      places: Type.Integer(),
      /** Of them: where nothing of ours hangs, and where a board must or may be replaced. */
      bare: Type.Integer(),
      must: Type.Integer(),
      may: Type.Integer(),
    }),
  ),
});
export type PlacesSummary = Static<typeof PlacesSummary>;

/** What a person looks for among the hanging places. */
export const PlacesSearch = Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) });
/** Places that hold the text in their names or notes; `more`: there are others. */
export const FoundPlaces = Type.Object({ items: Type.Array(HangingPlace), more: Type.Boolean() });
export type FoundPlaces = Static<typeof FoundPlaces>;

export const NewHangingPlace = Type.Object(
  { name: PlaceName, note: Type.Optional(PlaceNote), at: Type.Optional(orNull(LngLat)) },
  { additionalProperties: false },
);
export type NewHangingPlace = Static<typeof NewHangingPlace>;

/** Many places at once, of one grid or of all; all of them or none. */
export const NewHangingPlaces = Type.Object(
  {
    places: Type.Array(
      Type.Object(
        { grid: GridId, name: PlaceName, note: Type.Optional(PlaceNote) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: PLACES_AT_ONCE },
    ),
  },
  { additionalProperties: false },
);
export type NewHangingPlaces = Static<typeof NewHangingPlaces>;
/** `known`: of the same grid and name, passed over. */
export const HangingPlacesAdded = Type.Object({ added: Type.Integer(), known: Type.Integer() });
export type HangingPlacesAdded = Static<typeof HangingPlacesAdded>;

/** Places that are ticked off: those named, those that still show certain prints, or all of the grids of a batch. */
export const PlacesHung = Type.Object(
  {
    prints: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: GRIDS_MAX })),
    places: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: GRIDS_MAX })),
    job: Type.Optional(JobId),
  },
  { additionalProperties: false },
);
export type PlacesHung = Static<typeof PlacesHung>;
export const PlacesHungCount = Type.Object({ places: Type.Integer() });
export type PlacesHungCount = Static<typeof PlacesHungCount>;

/**
 * What is left out stays; `print` ticks it off: that sheet hangs there, null: none; `hungAt`: since when, if not now. `grid`: the place is another
 * grid's from now on, as after a merge.
 */
export const HangingPlaceChange = Type.Object(
  {
    grid: Type.Optional(GridId),
    hungAt: Type.Optional(Time),
    name: Type.Optional(PlaceName),
    note: Type.Optional(PlaceNote),
    at: Type.Optional(orNull(LngLat)),
    print: Type.Optional(orNull(Type.String({ maxLength: 64 }))),
  },
  { additionalProperties: false },
);
export type HangingPlaceChange = Static<typeof HangingPlaceChange>;

/** Boards that have come off the wall without others in their stead. */
export const PrintsTakenDown = Type.Object(
  { prints: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: GRIDS_MAX }) },
  { additionalProperties: false },
);
export type PrintsTakenDown = Static<typeof PrintsTakenDown>;

/** What an office sets for all its sheets. */
export const BoardSettings = Type.Object(
  {
    /** As it signs; empty: the deployment's name. */
    office: Type.String({ maxLength: 60 }),
    /** 审图号. */
    approvalNumber: Type.String({ maxLength: 60 }),
    /** Never shown unless the office wants it. */
    showRisk: Type.Boolean(),
    showCameras: Type.Boolean(),
    /** Whether residents may open a grid's page without signing in. */
    publicPage: Type.Boolean(),
    /** Of sheets where none is named, and what the public page shows. */
    template: TemplateId,
    /** On every sheet instead of the community's own; empty: its own. */
    communityPhone: Type.String({ maxLength: 40 }),
  },
  { additionalProperties: false },
);
export type BoardSettings = Static<typeof BoardSettings>;

/** A template as data: `domain/board` reads it and says what is wrong in it. */
export const WireTemplate = Type.Unsafe<BoardTemplate>({
  type: 'object',
  description: 'a template of sheets: id, name, kind, paper, landscape, fields, heading, colours, logo …',
});

export const TemplateItem = Type.Object({
  template: WireTemplate,
  /** Of the product: it can be copied, and neither changed nor deleted. */
  builtIn: Type.Boolean(),
  author: orNull(Type.String()),
  at: orNull(Time),
});
export type TemplateItem = Static<typeof TemplateItem>;
export const TemplateList = Type.Object({ items: Type.Array(TemplateItem) });
export type TemplateList = Static<typeof TemplateList>;

/** A template that is not stored yet, and the grid to show it on. */
export const TemplatePreview = Type.Object(
  {
    template: WireTemplate,
    grid: GridId,
    lang: Type.Optional(BoardLang),
    /** From 1: a long team goes on overleaf. */
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
  },
  { additionalProperties: false },
);
export type TemplatePreview = Static<typeof TemplatePreview>;

/** `event: boards`: which boards on the walls of a territory are wrong may have changed; ask again. `plan`: the one in force. */
export const LiveBoards = Type.Object({ territory: Type.String(), plan: orNull(PlanId) });
export type LiveBoards = Static<typeof LiveBoards>;
