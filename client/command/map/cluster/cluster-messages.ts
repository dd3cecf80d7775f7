/** What the worker is told: other cases, or a zoom that is looked at from. */
export interface ClusterRequest {
  readonly serial: number;
  /** The whole zoom at which the clusters are wanted. */
  readonly zoom: number;
  /** Left out: the cases that it was told last. */
  readonly cases?: {
    /** lng, lat after each other. */
    readonly positions: Float64Array<ArrayBuffer>;
    /** 1 for each that is overdue. */
    readonly overdue: Uint8Array<ArrayBuffer>;
    /** How much larger everything is than on a desk. */
    readonly scale: number;
  };
}

/** What it answers: clusters, and the cases that stand alone, by their number in what was sent, in rising order. */
export interface ClusterAnswer {
  readonly serial: number;
  readonly zoom: number;
  readonly clusters: {
    readonly positions: Float64Array<ArrayBuffer>;
    readonly counts: Uint32Array<ArrayBuffer>;
    readonly overdue: Uint32Array<ArrayBuffer>;
    /** The zoom at which each falls apart. */
    readonly opens: Uint8Array<ArrayBuffer>;
  };
  readonly alone: Uint32Array<ArrayBuffer>;
}
