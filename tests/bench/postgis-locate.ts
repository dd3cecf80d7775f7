import pg from 'pg';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';

/** Rows in one statement. */
const INSERTED = 5_000;
const RUNS = 5;
const USAGE = /([\d.]+) s user, ([\d.]+) s system/;

/** The lowest id, by code units, of the grids that hold each point, border included. */
const LOCATE = `select p.n, min(g.id) as id
  from point p left join grid g on ST_Covers(g.geom, p.geom)
  group by p.n`;

/** Where points lie, by PostGIS: the grids in a table with a GiST index, both on the lattice's whole numbers. */
export class PostgisLocate {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async load(
    url: string,
    grids: readonly { readonly id: GridId; readonly polygon: Polygon }[],
    points: readonly Point[],
  ): Promise<PostgisLocate> {
    const client = new pg.Client(url);
    await client.connect();
    // All in one process, whose processor time is asked for.
    await client.query('set max_parallel_workers_per_gather = 0');
    await client.query('create extension if not exists postgis');
    await client.query('create temporary table grid (id text collate "C", geom geometry(Polygon))');
    await client.query('create temporary table point (n int, geom geometry(Point))');
    for (let from = 0; from < grids.length; from += INSERTED) {
      const some = grids.slice(from, from + INSERTED);
      await client.query(
        'insert into grid select id, shape::geometry from unnest($1::text[], $2::text[]) as g (id, shape)',
        [
          some.map(({ id }) => id),
          some.map(({ polygon: [shell] }) => {
            const ring = [...shell!, shell![0]!].map(([x, y]) => `${x} ${y}`);
            return `POLYGON((${ring.join(',')}))`;
          }),
        ],
      );
    }
    await client.query(
      'insert into point select n - 1, ST_Point(x, y) from unnest($1::float8[], $2::float8[]) with ordinality as p(x, y, n)',
      [points.map(([x]) => x), points.map(([, y]) => y)],
    );
    await client.query('create index on grid using gist (geom)');
    await client.query('analyze grid; analyze point');
    return new PostgisLocate(client);
  }

  /** In the order of the points. */
  async locate(): Promise<(GridId | null)[]> {
    const { rows } = await this.#client.query(`${LOCATE} order by p.n`);
    return rows.map(({ id }) => id);
  }

  /**
   * Milliseconds of processor time of the same statement, its answers not sent: the median of five, by the server's own account
   * (`log_executor_stats`, which a superuser may set).
   */
  async cpuMs(): Promise<number> {
    await this.#client.query('set client_min_messages = log; set log_executor_stats = on');
    const times: number[] = [];
    const hear = ({ detail }: { detail?: string | undefined }) => {
      const [, user, system] = USAGE.exec(detail ?? '') ?? [];
      if (user && system) times.push(1000 * (Number(user) + Number(system)));
    };
    this.#client.on('notice', hear);
    for (let run = 0; run < RUNS; run++) await this.#client.query(`explain (analyze, timing off) ${LOCATE}`);
    this.#client.off('notice', hear);
    await this.#client.query('reset log_executor_stats; reset client_min_messages');
    if (times.length === 0) throw new Error('PostgreSQL has told no processor times');
    return times.sort((a, b) => a - b)[times.length >> 1]!;
  }

  close(): Promise<void> {
    return this.#client.end();
  }
}
