import type { DatumScore, ImportFields, Question, SourceReport } from '../../domain/contract/exchange.ts';
import { boxOf } from '../../domain/geometry/box.ts';
import { type Box, toLattice } from '../../domain/geometry/point.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Bbox } from '../bbox-query.ts';
import { axisOrder } from '../crs/axes.ts';
import type { Crs, Datum } from '../crs/crs.ts';
import { crsById } from '../crs/known-crs.ts';
import { countNear } from '../crs/near-box.ts';
import { coordinatesMisfit } from '../crs/numbers-fit.ts';
import { crsFromClaim } from '../crs/read-prj.ts';
import { fromShifted, isShifted } from '../crs/shifted-degrees.ts';
import { datumFromKnownPoint } from './datum/known-point.ts';

import { type Surroundings, scoreDatums } from './datum/score-datum.ts';
import type { ToDegrees } from './place-geometry.ts';
import type { CrsClaim, SourceFormat } from './source/source.ts';

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

/** What a layer's numbers are judged by; nulls where there is nothing yet. */
export interface Near {
  readonly format: SourceFormat;
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
  const crs = chosen === undefined ? claimed(claim, sample, there) : crsById(chosen);
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
  // The datum is a claim of its own, whatever system the numbers are in.
  const raw = rawDegrees(value);
  const rawSample = straight
    .map(([x, y]) => raw(x, y))
    .filter(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90);
  const inDoubt = rawSample.some(([lng, lat]) => isShifted(lng, lat));
  const scored = scoreDatums(rawSample, inDoubt ? await there.around(boxOf(rawSample)) : null);
  const found = (by: SourceReport['crs']['by'], datum: Datum, questions: readonly Question[] = []) =>
    ok({
      toDegrees: read(raw, datum, swapped),
      crs: { said, used: nameOf(value, datum), name: value.name, by },
      datums: scored.scores,
      questions,
      swapped,
    });
  if (chosen !== undefined) {
    // Who names a projection has not said that nothing was shifted before it; where what is there proves the contrary, it is asked.
    const isDatumSaid = !value.projected || chosen.includes(' + ');
    const isContradicted = scored.sure !== null && scored.sure !== value.datum;
    if (isDatumSaid || !isContradicted) return found('chosen', value.datum);
    return found('unknown', value.datum, [{ code: 'datum', params: {} }]);
  }
  if (known !== undefined) {
    const from = read(raw, 'wgs84', swapped)(...known.from);
    const { datum, offM } = datumFromKnownPoint(from, known.to);
    if (datum) return found('known-point', datum);
    const params = { offM: Math.round(Math.min(...Object.values(offM))) };
    return found('unknown', value.datum, [{ code: 'known-point', params }]);
  }
  if (scored.sure === null) return found('unknown', value.datum, [{ code: 'datum', params: {} }]);
  const { length } = scored.scores;
  return found(length > 0 ? 'scored' : 'said', scored.sure);
}

function turnedDegrees(sample: Sample): Result<never> {
  const [lng, lat] = sample[0]!;
  return { ok: false, reason: { code: 'axes-swapped', params: { lng, lat }, at: toLattice(lat, lng) } };
}

/**
 * The system that the file names; of one that names none, degrees where its numbers can be nothing else: they lie in China or
 * near the territory. A drawing in metres from its own corner has small numbers too. GeoJSON knows nothing else (RFC 7946).
 */
function claimed(claim: CrsClaim | null, sample: Sample, { box, format }: Near): Result<Crs | null> {
  if (claim) return crsFromClaim(claim.text);
  const degrees = crsById('EPSG:4326');
  if (!degrees.ok || sample.length === 0) return ok(null);
  // A few wrong numbers are a few rows' fault.
  const inRange =
    sample.filter(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 180).length * 2 >= sample.length;
  const turned = sample.map(([x, y]) => [y, x] as const);
  const isPlace = (numbers: Sample) =>
    numbers.filter(([x, y]) => isShifted(x, y)).length * 2 > numbers.length ||
    (box !== null && countNear(degrees.value, numbers, box) > 0);
  const isPlain = format === 'geojson' || isPlace(sample) || isPlace(turned);
  return inRange && isPlain ? degrees : ok(null);
}

/** A system's numbers as degrees of whatever datum they are in: those of GCJ-02 and BD-09 stay as they are. */
function rawDegrees(crs: Crs): ToDegrees {
  if (crs.datum === 'wgs84') return (x, y) => crs.toDegrees(x, y);
  if (!crs.projected) return (x, y) => [x, y];
  const base = crsById(crs.id.split(' + ')[0]!);
  return base.ok ? (x, y) => base.value.toDegrees(x, y) : (x, y) => crs.toDegrees(x, y);
}

/** Degrees of a datum as true ones. */
function read(raw: ToDegrees, datum: Datum, swapped: boolean): ToDegrees {
  const plain: ToDegrees = swapped ? (x, y) => raw(y, x) : raw;
  return datum === 'wgs84' ? plain : (x, y) => fromShifted(datum, ...plain(x, y));
}

const DATUM_NAMES = { gcj02: 'GCJ-02', bd09: 'BD-09' } as const;

/** The system of numbers that are in a datum, as it is asked for: `EPSG:4547 + GCJ-02`. */
function nameOf(crs: Crs, datum: Datum): string {
  if (datum === crs.datum) return crs.id;
  if (!crs.projected) return datum === 'wgs84' ? 'EPSG:4326' : DATUM_NAMES[datum];
  const base = crs.id.split(' + ')[0]!;
  return datum === 'wgs84' ? base : `${base} + ${DATUM_NAMES[datum]}`;
}
