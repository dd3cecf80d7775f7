import assert from 'node:assert/strict';
import { dissolve } from '../../../domain/coverage/dissolve.ts';
import { cutLeaves } from '../../../domain/edit/cut/cut-leaves.ts';
import { cpuMsEach } from '../cpu-ms.ts';
import { recheckChain } from '../edit-chain.ts';
import { apply, mergeOf, peerPlace, splitOf } from '../edit-peers.ts';
import { editPlaces } from '../edit-places.ts';
import { GeosEdits } from '../geos-edits.ts';
import { JstsEdits } from '../jsts-edits.ts';
import { timePostgis } from '../postgis-edits.ts';
import { against, type Bench, figure } from '../result.ts';
import { gridsOf, syntheticDivision } from '../synthetic-division.ts';

const SIZES = [
  { columns: 60, rows: 50, buildingsEach: 4 },
  { columns: 400, rows: 250, buildingsEach: 1 },
] as const;
/** Different leaves at which each edit is made, one after another; a time is the mean of a round through all of them. */
const PLACES = 1_000;
/** Edits in a row, for the check that follows each. */
const CHAIN = 10_000;

/**
 * Split and merge as `applyEdit` (pieces, the neighbours' vertices, borders, index, tree, buildings, counts) and the polygons
 * alone, beside what GEOS, JSTS and PostGIS (if there is a DATABASE_URL) need for the polygons alone; and the check of what an
 * edit touched.
 */
export const bench: Bench = async (report) => {
  const geos = await GeosEdits.start();
  const jsts = await JstsEdits.start();
  const times = new Map<string, number>();
  for (const { columns, rows, buildingsEach } of SIZES) {
    const ground = syntheticDivision(columns, rows, buildingsEach);
    const { division } = ground;
    const title = `${(columns * rows).toLocaleString('en')} grids`;
    const places = editPlaces(ground, PLACES, 3);
    const peers = places.map((place) => peerPlace(geos, jsts, division, place));
    const tell = (name: string, ms: number, theirs: Readonly<Record<string, number>>) => {
      for (const [peer, peerMs] of Object.entries(theirs))
        report(against(`${name}, ${title}`, ms, 'ms', peer, peerMs));
      const atFirst = times.get(name);
      times.set(name, ms);
      if (atFirst) report(figure(`${name}: time at ${title} by time at 3,000`, ms / atFirst, '×'));
    };

    const postgis = process.env.DATABASE_URL
      ? await timePostgis(process.env.DATABASE_URL, places, gridsOf(ground))
      : null;
    const splitPeers = {
      'geos-wasm union, polygonize': cpuMsEach(peers, ({ geos: { own, line } }) =>
        geos.destroy(geos.split(own, line)),
      ),
      'jsts union, polygonize': cpuMsEach(peers, ({ jsts: { own, line } }) => jsts.split(own, line)),
      ...(postgis && {
        'PostGIS ST_Split': postgis.split,
        'PostGIS ST_Split, a statement each': postgis.splitStatement,
      }),
    };
    const unionPeers = {
      'geos-wasm union': cpuMsEach(peers, ({ geos: { own, east } }) => geos.destroy(geos.union(own, east))),
      'geos-wasm coverage union': cpuMsEach(peers, ({ geos: { both } }) =>
        geos.destroy(geos.coverageUnion(both)),
      ),
      'jsts union': cpuMsEach(peers, ({ jsts: { own, east } }) => jsts.union(own, east)),
      ...(postgis && {
        'PostGIS ST_Union': postgis.union,
        'PostGIS ST_Union, a statement each': postgis.unionStatement,
      }),
    };
    tell(
      'split',
      cpuMsEach(places, (place) => apply(division, splitOf(place), place.editId)),
      splitPeers,
    );
    tell(
      'split, its polygons alone',
      cpuMsEach(places, ({ leaf, line }) => cutLeaves(division, [leaf.id], [line])),
      splitPeers,
    );
    tell(
      'merge',
      cpuMsEach(places, (place) => apply(division, mergeOf(place), place.editId)),
      unionPeers,
    );
    tell(
      'merge, its polygon alone',
      cpuMsEach(places, ({ leaf, east }) => dissolve([leaf.polygon, east.polygon])),
      unionPeers,
    );

    assert(peers.every((peer) => geos.isCoverage(peer.geos.ring)));
    const checks = recheckChain(division, places, CHAIN);
    tell('re-check after an edit', checks.cpu / CHAIN, {
      'geos-wasm coverage of the ring': cpuMsEach(peers, (peer) => geos.isCoverage(peer.geos.ring)),
    });
    report(
      figure(
        `re-check after an edit, p99.9 of ${CHAIN.toLocaleString('en')} by the clock, ${title}`,
        checks.each.toSorted((a, b) => a - b)[Math.floor(0.999 * CHAIN)]!,
        'ms',
      ),
    );
  }
};
