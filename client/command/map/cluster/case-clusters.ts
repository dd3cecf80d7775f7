import Supercluster from 'supercluster';
import type { ClusterAnswer, ClusterRequest } from './cluster-messages.ts';

/** From this zoom on every case stands by itself. */
export const OPEN_ZOOM = 16;
/** On a desk; a wall's discs are larger, and keep as far from each other. */
const RADIUS_PX = 44;
/** Fewer than these stay points: a disc would say less than they do. */
const LEAST = 4;
const WORLD: [number, number, number, number] = [-180, -85, 180, 85];

interface One {
  readonly at: number;
  readonly overdue: number;
}
interface Sum {
  overdue: number;
}

/** Joins cases that lie close together on the screen, zoom by zoom (supercluster, after D. Agafonkin). Made for a worker: fifty thousand take it a good part of a second. */
export class CaseClusters {
  #index: Supercluster<One, Sum> | null = null;

  load({ positions, overdue, scale }: NonNullable<ClusterRequest['cases']>): void {
    this.#index = new Supercluster<One, Sum>({
      radius: RADIUS_PX * scale,
      maxZoom: OPEN_ZOOM - 1,
      minPoints: LEAST,
      map: (one) => ({ overdue: one.overdue }),
      reduce: (sum, other) => {
        sum.overdue += other.overdue;
      },
    });
    this.#index.load(
      Array.from(overdue, (late, at) => ({
        type: 'Feature',
        properties: { at, overdue: late },
        geometry: { type: 'Point', coordinates: [positions[2 * at]!, positions[2 * at + 1]!] },
      })),
    );
  }

  /** Everything that there is at a zoom, the whole world over: moving the map asks for nothing. */
  at(serial: number, zoom: number): ClusterAnswer {
    const positions: number[] = [];
    const counts: number[] = [];
    const overdue: number[] = [];
    const opens: number[] = [];
    const alone: number[] = [];
    for (const { properties, geometry } of this.#index?.getClusters(WORLD, zoom) ?? []) {
      if (!('cluster' in properties)) {
        alone.push(properties.at);
        continue;
      }
      positions.push(geometry.coordinates[0]!, geometry.coordinates[1]!);
      counts.push(properties.point_count);
      overdue.push(properties.overdue);
      opens.push(this.#index!.getClusterExpansionZoom(properties.cluster_id));
    }
    return {
      serial,
      zoom,
      clusters: {
        positions: Float64Array.from(positions),
        counts: Uint32Array.from(counts),
        overdue: Uint32Array.from(overdue),
        opens: Uint8Array.from(opens),
      },
      alone: Uint32Array.from(alone).sort(),
    };
  }
}
