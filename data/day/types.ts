import type { ReportedCase } from '../../domain/contract/case.ts';

/** Longitude and latitude in degrees. */
export type Position = readonly [lng: number, lat: number];

/** What a stream of cases is drawn from: any territory, with whatever is known of what stands in it. */
export interface DayGround {
  /** Each a shell with its holes; rings closed as in GeoJSON. */
  readonly territory: readonly (readonly (readonly Position[])[])[];
  readonly lines: readonly {
    readonly kind: string;
    readonly class: string;
    /** '' where it has none. */
    readonly name: string;
    readonly line: readonly Position[];
  }[];
  readonly buildings: readonly {
    readonly at: Position;
    readonly households: number;
    /** OpenStreetMap's value; '' where it is not known. */
    readonly use: string;
  }[];
  /** Shops and units alone: cameras see, and have nothing done to them. */
  readonly places: readonly {
    readonly kind: 'shop' | 'unit';
    readonly category: string;
    readonly at: Position;
  }[];
}

/** What a case happens at. */
export type Site = 'home' | 'shop' | 'food' | 'crossing' | 'road' | 'water' | 'unit' | 'works' | 'open';

/** Somewhere that cases happen again and again; `weight` against the others of its site. */
export interface Spot {
  readonly site: Site;
  readonly at: Position;
  readonly weight: number;
  /** What it is called where it is not called after the street near by. */
  readonly name: string | null;
}

/** One case of the stream, and what only its maker knows of it. */
export interface DayCase {
  readonly report: ReportedCase;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kindId: string;
  /** The number of the case in the stream that it tells again; null for a case of its own. */
  readonly retells: number | null;
}
