import type { DatumScore, ImportFields, Question, SourceReport } from '../../domain/contract/exchange.ts';
import type { LngLat } from '../../domain/contract/geometry.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Crs, Datum } from '../crs/crs.ts';
import { crsById } from '../crs/known-crs.ts';
import { coordinatesMisfit } from '../crs/numbers-fit.ts';
import { crsFromClaim } from '../crs/read-prj.ts';
import { fromShifted, isShifted } from '../crs/shifted-degrees.ts';
import { datumFromKnownPoint } from './datum/known-point.ts';

import type { Surroundings } from './datum/score-datum.ts';
import type { ToDegrees } from './place-geometry.ts';
import type { CrsClaim } from './source/source.ts';

/** Until positions are held against what is there: only outside China is there no doubt. */
const scoreDatums = (sample: readonly LngLat[], _there: Surroundings | null) => ({
  scores: [] as DatumScore[],
  sure: sample.every(([lng, lat]) => !isShifted(lng, lat)) ? ('wgs84' as Datum) : null,
});

type Sample = readonly (readonly [x: number, y: number])[];

/** Where the positions of a file truly are, how that is known, and what has to be asked for it to be. */
export interface FoundCrs {
  /** The best reading there is, certain or not: what the map shows. Null where there is none. */
  readonly toDegrees: ToDegrees | null;
  readonly crs: SourceReport['crs'];
  readonly datums: DatumScore[];
  readonly questions: readonly Question[];
}

const SAID_MAX = 200;

/**
 * How a layer's positions are brought to true degrees. What a person says is believed. What a file from China says of its
 * datum is a claim: its positions are read in all three ways and held against what is there already; where that decides
 * nothing, a known point does, or somebody is asked. Nothing is taken by default. Refuses what cannot be read at all, and
 * numbers that do not fit what is said of them.
 */
export function findCrs(
  claim: CrsClaim | null,
  sample: Sample,
  { crs: chosen, known }: Pick<ImportFields, 'crs' | 'known'>,
  there: Surroundings | null,
): Result<FoundCrs> {
  const said = claim?.text.slice(0, SAID_MAX) ?? null;
  const crs = chosen === undefined ? claimed(claim, sample) : crsById(chosen);
  if (!crs.ok) return crs;
  if (!crs.value)
    return ok({
      toDegrees: null,
      crs: { said, used: null, name: '', by: 'unknown' },
      datums: [],
      questions: [{ code: 'crs', params: {} }],
    });
  const { value } = crs;
  const misfit = coordinatesMisfit(value, sample);
  if (misfit) return { ok: false, reason: misfit };
  const scored = scoreDatums(
    sample.map(([x, y]) => value.toDegrees(x, y)),
    there,
  );
  const found = (by: SourceReport['crs']['by'], datum: Datum, questions: readonly Question[] = []) =>
    ok({
      toDegrees: read(value, datum),
      crs: { said, used: nameOf(value, datum), name: value.name, by },
      datums: value.datum === 'wgs84' ? scored.scores : [],
      questions,
    });
  if (chosen !== undefined) return found('chosen', value.datum);
  if (known !== undefined) {
    const { datum, offM } = datumFromKnownPoint(value.toDegrees(...known.from), known.to);
    if (datum) return found('known-point', datum);
    const params = { offM: Math.round(Math.min(...Object.values(offM))) };
    return found('unknown', 'wgs84', [{ code: 'known-point', params }]);
  }
  if (scored.sure === null) return found('unknown', 'wgs84', [{ code: 'datum', params: {} }]);
  const { length } = scored.scores;
  return found(length > 0 || claim === null ? 'scored' : 'said', scored.sure);
}

/** The system that the file names; of one that names none, degrees where its numbers can be degrees, else nothing. */
function claimed(claim: CrsClaim | null, sample: Sample): Result<Crs | null> {
  if (claim) return crsFromClaim(claim.text);
  const degrees = sample.length > 0 && sample.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 180);
  return degrees ? crsById('EPSG:4326') : ok(null);
}

/** Positions of a system whose degrees are of another datum than it says. */
function read(crs: Crs, datum: Datum): ToDegrees {
  if (datum === crs.datum || datum === 'wgs84') return (x, y) => crs.toDegrees(x, y);
  return (x, y): LngLat => fromShifted(datum, ...crs.toDegrees(x, y));
}

function nameOf(crs: Crs, datum: Datum): string {
  if (datum === crs.datum) return crs.id;
  const shifted = datum === 'gcj02' ? 'GCJ-02' : 'BD-09';
  return crs.projected ? `${crs.id} + ${shifted}` : shifted;
}
