import type { Geometry } from 'geojson';
import { create } from 'zustand';
import type { DatumScore, ImportPreview, WireRepair } from '../../../domain/contract/exchange.ts';
import type { LngLat } from '../../../domain/contract/geometry.ts';
import type { WireIssue } from '../../../domain/contract/issue.ts';

export type Datum = DatumScore['datum'];

/** A grid that may get a piece of ground: its row in the file, and the colour that marks it in list and map. */
export interface Candidate {
  readonly row: string;
  readonly colour: string;
}

/** Something that the map is to go to and point at: `serial` tells two looks at the same place apart. */
export interface Look {
  readonly serial: number;
  readonly at: LngLat;
  readonly geometry?: Geometry;
}

/** What of an import is on the map, and what the person does there. */
interface ImportView {
  readonly preview: ImportPreview | null;
  /** Names are drawn of what has ground. */
  readonly named: boolean;
  /** The layer is drawn where it would lie if the file's positions were of `to`; they were read as `from`. */
  readonly shift: { readonly from: Datum; readonly to: Datum } | null;
  readonly faults: readonly WireIssue[];
  readonly repairs: readonly WireRepair[];
  /** The fault in hand, and who may get its ground. */
  readonly fault: string | null;
  readonly candidates: readonly Candidate[];
  /** Which place of a known point the next click on the map is: as the file has it, or as it truly is. */
  readonly picking: 'from' | 'to' | null;
  readonly marks: { readonly from?: LngLat; readonly to?: LngLat };
  readonly look: Look | null;
  readonly show: (part: Partial<Pick<ImportView, 'preview' | 'named' | 'faults' | 'repairs'>>) => void;
  readonly shiftTo: (shift: ImportView['shift']) => void;
  readonly selectFault: (fault: string | null) => void;
  readonly offer: (candidates: readonly Candidate[]) => void;
  readonly pick: (picking: ImportView['picking']) => void;
  readonly picked: (at: LngLat) => void;
  readonly mark: (marks: ImportView['marks']) => void;
  readonly lookAt: (at: LngLat, geometry?: Geometry) => void;
  readonly clear: () => void;
}

const EMPTY = {
  preview: null,
  named: false,
  shift: null,
  faults: [],
  repairs: [],
  fault: null,
  candidates: [],
  picking: null,
  marks: {},
  look: null,
} as const;

/** Between the report and the map: each sets it, and each shows it. */
export const useImportView = create<ImportView>((set) => ({
  ...EMPTY,
  show: (part) => set(part),
  shiftTo: (shift) => set({ shift }),
  selectFault: (fault) => set({ fault, candidates: [] }),
  offer: (candidates) => set({ candidates }),
  pick: (picking) => set({ picking }),
  picked: (at) =>
    set(({ picking, marks }) => {
      if (picking === null) return {};
      const both = { ...marks, [picking]: at };
      return { marks: both, picking: picking === 'from' && both.to === undefined ? 'to' : null };
    }),
  mark: (marks) => set({ marks }),
  lookAt: (at, geometry) =>
    set(({ look }) => ({ look: { serial: (look?.serial ?? 0) + 1, at, ...(geometry ? { geometry } : {}) } })),
  clear: () => set(EMPTY),
}));
