import { severitiesOf } from '../../../domain/case/severity.ts';
import type { FieldGround } from '../../../domain/contract/field.ts';
import { toGeoJson } from '../../../domain/geometry/measure.ts';
import type { Db } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import { getKinds } from '../office/kinds.service.ts';
import { PHOTO_BYTES_MAX, PHOTOS_MAX } from '../photos/photos.service.ts';
import { groundStamp, leavesInForce, outlines } from './field.queries.ts';

type Ground = Pick<FieldGround, 'territories' | 'grids'>;

/** Hundreds of phones ask for the same at the beginning of a shift. */
const kept = new WeakMap<Db, { readonly stamp: string; readonly ground: Ground }>();

/** What a phone needs to report a case: kinds, severities, the ground and its grids. No case is in it. */
export async function getField({ db, profile }: PlanContext): Promise<FieldGround> {
  const { items } = await getKinds({ db });
  return {
    name: { ...profile.name },
    map: { centre: [profile.map.centre[0], profile.map.centre[1]], zoom: profile.map.zoom },
    kinds: items
      .filter(({ active }) => active !== false)
      .map(({ id, parentId, name }) => ({ id, parentId, name })),
    severities: severitiesOf(profile.cases).map(({ id, name }) => ({ id, name: { ...name } })),
    ...(await groundNow(db)),
    photos: { most: PHOTOS_MAX, bytesMost: PHOTO_BYTES_MAX },
  };
}

async function groundNow(db: Db): Promise<Ground> {
  const stamp = await groundStamp(db);
  const known = kept.get(db);
  if (known?.stamp === stamp) return known.ground;
  const territories = await outlines(db);
  const leaves = await leavesInForce(db);
  const ground: Ground = {
    territories: {
      type: 'FeatureCollection',
      features: territories.map(({ id, name, ground }) => ({
        type: 'Feature',
        id,
        geometry: toGeoJson(ground),
        properties: { id, name },
      })),
    },
    grids: {
      type: 'FeatureCollection',
      features: leaves.map(({ polygon, ...properties }) => ({
        type: 'Feature',
        id: properties.id,
        geometry: toGeoJson([polygon]) as Ground['grids']['features'][number]['geometry'],
        properties,
      })),
    },
  };
  kept.set(db, { stamp, ground });
  return ground;
}
