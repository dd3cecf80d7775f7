import type { DatumScore, ImportFields, Question, SourceReport } from '../../domain/contract/exchange.ts';
import { boxOf } from '../../domain/geometry/box.ts';
import { type Box, toLattice } from '../../domain/geometry/point.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Bbox } from '../bbox-query.ts';
import { axisOrder } from '../crs/axes.ts';
import type { Crs, Datum } from '../crs/crs.ts';
import { crsById } from '../crs/known-crs.ts';
import { coordinatesMisfit } from '../crs/numbers-fit.ts';
import { crsFromClaim } from '../crs/read-prj.ts';
import { fromShifted, isShifted } from '../crs/shifted-degrees.ts';
import { datumFromKnownPoint } from './datum/known-point.ts';

import { type Surroundings, scoreDatums } from './datum/score-datum.ts';
import type { ToDegrees } from './place-geometry.ts';
import type { CrsClaim } from './source/source.ts';

type Sample = readonly (readonly [x: number, y: number])[];

/** Where the positions of a file truly are, how that is known, and what has to be asked for it to be. */
export interface FoundCrs {
  /** The best reading there is, certain or not: what the map shows. Null where there is none. */
  readonly toDegrees: ToDegrees | null;
  readonly crs: SourceReport['crs'];
  readonly datums: DatumScore[];
  readonly questions: readonly Question[];
  /** Whether the file's first number is the northing. */
  readonly swapped: boolean;
}

/** What positions are held against; nulls where there is nothing yet. */
export interface Near {
  /** The territory's, in lattice units. */
  readonly box: Box | null;
  /** What is there around a layer's box of degrees. */
  around(near: Bbox): Promise<Surroundings | null>;
}

const SAID_MAX = 200;

/**
 * How a layer's positions are brought to true degrees. What a person says is believed. What a file from China says of its
 * datum is a claim: its positions are read in all three ways and held against what is there already; where that decides
 * nothing, a known point does, or somebody is asked. Nothing is taken by default. Refuses what cannot be read at all, and
 * numbers that do not fit what is said of them.
 */
export async function findCrs(
  claim: CrsClaim | null,
  sample: Sample,
  { crs: chosen, known, axes }: Pick<ImportFields, 'crs' | 'known' | 'axes'>,
  there: Near,
): Promise<Result<FoundCrs>> {
  const said = claim?.text.slice(0, SAID_MAX) ?? null;
  const crs = chosen === undefined ? claimed(claim, sample) : crsById(chosen);
  if (!crs.ok) return crs;
  if (!crs.value)
    return ok({
      toDegrees: null,
      crs: { said, used: null, name: '', by: 'unknown' },
      datums: [],
      questions: [{ code: 'crs', params: {} }],
      swapped: false,
    });
  const { value } = crs;
  const order = axes ?? axisOrder(value, sample, there.box);
  const swapped = order === 'swapped';
  // Surveyors write the northing first, and everybody knows it; of degrees nobody can tell what else is wrong with them.
  if (swapped && axes === undefined && !value.projected) return turnedDegrees(sample);
  const straight = swapped ? sample.map(([x, y]) => [y, x] as const) : sample;
  const misfit = coordinatesMisfit(value, straight, there.box);
  // What a person has said can be far from here, and right.
  if (misfit && (chosen === undefined || misfit.code !== 'crs-elsewhere'))
    return { ok: false, reason: misfit };
  const claimedDegrees = straight.map(([x, y]) => value.toDegrees(x, y));
  const inDoubt = value.datum === 'wgs84' && claimedDegrees.some(([lng, lat]) => isShifted(lng, lat));
  const scored = scoreDatums(claimedDegrees, inDoubt ? await there.around(boxOf(claimedDegrees)) : null);
  const found = (by: SourceReport['crs']['by'], datum: Datum, questions: readonly Question[] = []) =>
    ok({
      toDegrees: read(value, datum, swapped),
      crs: { said, used: nameOf(value, datum), name: value.name, by },
      datums: value.datum === 'wgs84' ? scored.scores : [],
      questions,
      swapped,
    });
  if (chosen !== undefined) return found('chosen', value.datum);
  if (known !== undefined) {
    const from = read(value, 'wgs84', swapped)(...known.from);
    const { datum, offM } = datumFromKnownPoint(from, known.to);
    if (datum) return found('known-point', datum);
    const params = { offM: Math.round(Math.min(...Object.values(offM))) };
    return found('unknown', 'wgs84', [{ code: 'known-point', params }]);
  }
  if (scored.sure === null) return found('unknown', 'wgs84', [{ code: 'datum', params: {} }]);
  const { length } = scored.scores;
  return found(length > 0 ? 'scored' : 'said', scored.sure);
}

function turnedDegrees(sample: Sample): Result<never> {
  const [lng, lat] = sample[0]!;
  return { ok: false, reason: { code: 'axes-swapped', params: { lng, lat }, at: toLattice(lat, lng) } };
}

/** The system that the file names; of one that names none, degrees where its numbers can be degrees, else nothing. */
function claimed(claim: CrsClaim | null, sample: Sample): Result<Crs | null> {
  if (claim) return crsFromClaim(claim.text);
  const degrees = sample.length > 0 && sample.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 180);
  return degrees ? crsById('EPSG:4326') : ok(null);
}

/** Positions of a system whose degrees are of another datum than it says. */
function read(crs: Crs, datum: Datum, swapped: boolean): ToDegrees {
  const plain: ToDegrees = swapped ? (x, y) => crs.toDegrees(y, x) : (x, y) => crs.toDegrees(x, y);
  if (datum === crs.datum || datum === 'wgs84') return plain;
  return (x, y) => fromShifted(datum, ...plain(x, y));
}

function nameOf(crs: Crs, datum: Datum): string {
  if (datum === crs.datum) return crs.id;
  const shifted = datum === 'gcj02' ? 'GCJ-02' : 'BD-09';
  return crs.projected ? `${crs.id} + ${shifted}` : shifted;
}
