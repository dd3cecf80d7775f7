import { type Static, Type } from 'typebox';
import { GeoJsonGeometry, LngLat } from './geometry.ts';
import { LevelId, PlanId } from './ids.ts';
import { WireIssue } from './issue.ts';

export const ImportKind = Type.Union([
  Type.Literal('territory'),
  Type.Literal('grids'),
  Type.Literal('buildings'),
  Type.Literal('lines'),
  Type.Literal('teams'),
  Type.Literal('cases'),
  Type.Literal('cameras'),
  Type.Literal('shops'),
  Type.Literal('units'),
]);
export type ImportKind = Static<typeof ImportKind>;

const Params = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]));

/** A feature that was not taken: its row in the file (from 1) and why. */
export const RefusedRow = Type.Object({
  row: Type.Integer({ minimum: 1 }),
  code: Type.String(),
  params: Params,
  at: Type.Optional(LngLat),
});
export type RefusedRow = Static<typeof RefusedRow>;

/** A feature that was changed on its way in: what it was and what it became. */
const RepairedRow = Type.Object({
  row: Type.Integer({ minimum: 1 }),
  code: Type.String(),
  before: Type.String(),
  after: Type.String(),
});

/** A reading of the layer's positions as one datum, held against what is there already. */
export const DatumScore = Type.Object({
  datum: Type.Union([Type.Literal('wgs84'), Type.Literal('gcj02'), Type.Literal('bd09')]),
  /** 0…1: the share of positions that lie on what is there already (borders, streets, buildings) and within the territory. */
  score: Type.Number(),
  /** How far this reading lies from the one that the file claims, metres. */
  shiftM: Type.Number(),
});
export type DatumScore = Static<typeof DatumScore>;

/** What the file is, and how it was read: each is a finding that can be overruled by a field of the form. */
export const SourceReport = Type.Object({
  format: Type.String(),
  layer: Type.String(),
  layers: Type.Array(Type.Object({ name: Type.String(), rows: Type.Union([Type.Integer(), Type.Null()]) })),
  encoding: Type.Object({
    said: Type.Union([Type.String(), Type.Null()]),
    sniffed: Type.Union([Type.String(), Type.Null()]),
    used: Type.String(),
    /** Some texts with other than ASCII characters, as they are read. */
    sample: Type.Array(Type.String()),
  }),
  crs: Type.Object({
    /** What the file says, in a few words; null where it says nothing. */
    said: Type.Union([Type.String(), Type.Null()]),
    /** `EPSG:4547`, `GCJ-02` …; null while it is not known. */
    used: Type.Union([Type.String(), Type.Null()]),
    name: Type.String(),
    by: Type.Union([
      Type.Literal('said'),
      Type.Literal('chosen'),
      Type.Literal('scored'),
      Type.Literal('known-point'),
      Type.Literal('unknown'),
    ]),
  }),
  /** Empty where there is nothing to hold it against, or no doubt (outside China). */
  datums: Type.Array(DatumScore),
  notes: Type.Array(Type.Object({ code: Type.String(), params: Params })),
});
export type SourceReport = Static<typeof SourceReport>;

/** One column of the file: some of its values, which field it is taken as, or why it is not taken. */
export const ColumnReport = Type.Object({
  name: Type.String(),
  samples: Type.Array(Type.String()),
  field: Type.Union([Type.String(), Type.Null()]),
  /** `personal`: about a resident, never taken. `spare`: nothing has a use for it. `team`: offered as team. */
  dropped: Type.Union([Type.Literal('personal'), Type.Literal('spare'), Type.Literal('team'), Type.Null()]),
});
export type ColumnReport = Static<typeof ColumnReport>;

/** Ground that changes hands so that the grids fit: rows give and get it; nobody (null) may. */
export const WireRepair = Type.Object({
  kind: Type.String(),
  at: LngLat,
  areaM2: Type.Number(),
  widthM: Type.Number(),
  gives: Type.Array(Type.String()),
  gets: Type.Union([Type.String(), Type.Null()]),
  rule: Type.String(),
  geometry: Type.Optional(GeoJsonGeometry),
});
export type WireRepair = Static<typeof WireRepair>;

/** A grid that leaves its band by what is taken. */
const PushedOut = Type.Object({
  gridId: Type.String(),
  name: Type.String(),
  code: Type.Union([Type.String(), Type.Null()]),
  before: Type.Integer(),
  after: Type.Integer(),
  low: Type.Integer(),
  high: Type.Integer(),
  at: LngLat,
});
export type PushedOut = Static<typeof PushedOut>;

/** What must be answered before anything can be taken: `datum`, `crs`, `layer`, `columns`, `problems`. */
const Question = Type.Object({ code: Type.String(), params: Params });
export type Question = Static<typeof Question>;

/** What an import read, what it would take (before `take`) or has taken, and all that it left out. */
export const ImportReport = Type.Object({
  as: ImportKind,
  read: Type.Integer(),
  taken: Type.Integer(),
  /** Which reading of the file this is: a take can say which one it was shown. */
  reading: Type.Optional(Type.String()),
  /** False while this is what would be taken; true once it has been. */
  committed: Type.Boolean(),
  refused: Type.Array(RefusedRow),
  repaired: Type.Array(RepairedRow),
  columnsDropped: Type.Array(Type.String()),
  /** For grids: what is wrong with the coverage after the repairs. Any fault of it and nothing is taken. */
  faults: Type.Array(WireIssue),
  /** For grids: the ground that changes hands, the largest first, and how much in all. */
  repairs: Type.Array(WireRepair),
  repairCount: Type.Integer(),
  movedAreaM2: Type.Number(),
  source: Type.Union([SourceReport, Type.Null()]),
  columns: Type.Array(ColumnReport),
  questions: Type.Array(Question),
  /** Of a file that updates what is there: how many records change, how many stay as they are. */
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  outOfBand: Type.Array(PushedOut),
  /** The draft that was made of territory or grids. */
  plan: Type.Optional(PlanId),
});
export type ImportReport = Static<typeof ImportReport>;

export const ExportFormat = Type.Union([
  Type.Literal('geojson'),
  Type.Literal('gpkg'),
  Type.Literal('shp'),
  Type.Literal('kml'),
  Type.Literal('csv'),
  Type.Literal('xlsx'),
]);
export type ExportFormat = Static<typeof ExportFormat>;

/** A plan's grids, or what stands on its territory. */
export const ExportContent = Type.Union([
  Type.Literal('grids'),
  Type.Literal('buildings'),
  Type.Literal('lines'),
  Type.Literal('places'),
]);
export type ExportContent = Static<typeof ExportContent>;

export const ExportQuery = Type.Object({
  format: ExportFormat,
  /** The grids where nothing is said. */
  what: Type.Optional(ExportContent),
  /** `EPSG:4490`, `EPSG:4547`, `GCJ-02` …; true degrees where nothing is said. */
  crs: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** Of a Shapefile's table; `gb18030` where nothing is said. */
  encoding: Type.Optional(Type.Union([Type.Literal('utf-8'), Type.Literal('gb18030')])),
  /** Of headings and notes for people; `zh` where nothing is said. */
  lang: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
});
export type ExportQuery = Static<typeof ExportQuery>;

const Name = Type.String({ pattern: '^[^\\u0000]*$', minLength: 1, maxLength: 200 });

/** How grids that do not fit are repaired, and what a person has decided where no rule may. */
export const CleanFields = Type.Object(
  {
    /** Corners and borders nearer than this, metres, become one. */
    snapM: Type.Optional(Type.Number({ minimum: 0, maximum: 50 })),
    /** What is not wider than this, metres, is repaired by the rule. */
    gapM: Type.Optional(Type.Number({ minimum: 0, maximum: 500 })),
    rule: Type.Optional(
      Type.Union([Type.Literal('longest-border'), Type.Literal('largest'), Type.Literal('ask')]),
    ),
    /** The ground around `at` goes to a row, or to nobody: it is left unassigned. */
    decisions: Type.Optional(
      Type.Array(Type.Object({ at: LngLat, to: Type.Union([Type.String(), Type.Null()]) }), {
        maxItems: 5000,
      }),
    ),
  },
  { additionalProperties: false },
);
export type CleanFields = Static<typeof CleanFields>;

/** What the person who has the file knows better than the file; each can be given anew for a file that is there. */
const READING = {
  layer: Type.Optional(Name),
  /** `EPSG:4547`, `GCJ-02`, `BD-09`, `WGS84`. */
  crs: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** Which of two numbers comes first; without it the numbers tell. */
  axes: Type.Optional(Type.Union([Type.Literal('as-is'), Type.Literal('swapped')])),
  encoding: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_:.-]+$', maxLength: 40 })),
  /** Which column is which field; an empty name takes a field from none. */
  columns: Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: 200 }))),
  /** A place in the numbers of the file, and where it truly is. */
  known: Type.Optional(Type.Object({ from: Type.Tuple([Type.Number(), Type.Number()]), to: LngLat })),
  /** By which records are known again: a file that updates. */
  key: Type.Optional(Type.Union([Type.Literal('code'), Type.Literal('id'), Type.Literal('place')])),
  clean: Type.Optional(CleanFields),
  /** Buildings that say persons or storeys and no households: homes on a storey, persons in a home. */
  homesPerStorey: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 100 })),
  personsPerHousehold: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 20 })),
};

/** What the form of an import says beside its file. `columns`, `known` and `clean` come as JSON in a form. */
export const ImportFields = Type.Object(
  {
    as: ImportKind,
    plan: Type.Optional(PlanId),
    level: Type.Optional(LevelId),
    name: Type.Optional(Type.String({ pattern: '^[^\\u0000]*$', maxLength: 200 })),
    ...READING,
  },
  { additionalProperties: false },
);
export type ImportFields = Static<typeof ImportFields>;

const Forgets = Type.Null();

/** A file that is there read anew: what is given replaces what was, null forgets it. */
export const ImportRevision = Type.Object(
  {
    as: Type.Optional(ImportKind),
    plan: Type.Optional(Type.Union([Forgets, PlanId])),
    level: Type.Optional(Type.Union([Forgets, LevelId])),
    name: Type.Optional(Type.Union([Forgets, Name])),
    layer: Type.Optional(Type.Union([Forgets, READING.layer])),
    crs: Type.Optional(Type.Union([Forgets, READING.crs])),
    axes: Type.Optional(Type.Union([Forgets, READING.axes])),
    encoding: Type.Optional(Type.Union([Forgets, READING.encoding])),
    columns: Type.Optional(Type.Union([Forgets, READING.columns])),
    known: Type.Optional(Type.Union([Forgets, READING.known])),
    key: Type.Optional(Type.Union([Forgets, READING.key])),
    clean: Type.Optional(Type.Union([Forgets, READING.clean])),
    homesPerStorey: Type.Optional(Type.Union([Forgets, READING.homesPerStorey])),
    personsPerHousehold: Type.Optional(Type.Union([Forgets, READING.personsPerHousehold])),
  },
  { additionalProperties: false },
);
export type ImportRevision = Static<typeof ImportRevision>;

/** Which reading somebody has looked at who takes it; nothing where he takes whatever the last one is. */
export const TakeQuery = Type.Object({ reading: Type.Optional(Type.String({ maxLength: 64 })) });

/** What an import would put on the map, thinned to what a screen can show; `shifts` are other readings' displacement, degrees. */
export const ImportPreview = Type.Object({
  features: Type.Array(Type.Object({ row: Type.Integer(), name: Type.String(), geometry: GeoJsonGeometry })),
  /** How many features are not shown. */
  left: Type.Integer(),
});
export type ImportPreview = Static<typeof ImportPreview>;
