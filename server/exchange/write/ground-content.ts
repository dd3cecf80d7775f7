import type { Feature, Geometry } from 'geojson';
import type { Building } from '../../../domain/balance/types.ts';
import type { LineCollection } from '../../../domain/contract/line.ts';
import type { PlaceCollection, PlaceKind } from '../../../domain/contract/place.ts';
import type { Words } from '../../../domain/deployment/types.ts';
import { buildingFeature } from '../../places/buildings.service.ts';
import { BUILDING_COLUMNS, LINE_COLUMNS, PLACE_COLUMNS } from './columns.ts';
import type { Content, LayerGeometry, OutFeature, OutLayer } from './outgoing.ts';

/**
 * Buildings: those with a footprint in one layer, those that are a point in another, for a table has one kind of
 * geometry.
 */
export function buildingContent(buildings: Iterable<Building>): Content {
  const all = [...buildings];
  const features = function* (these: readonly Building[]): Iterable<OutFeature> {
    for (const building of these) yield open(buildingFeature(building));
  };
  const layer = (
    name: string,
    title: Words,
    geometry: LayerGeometry,
    these: readonly Building[],
  ): OutLayer => ({
    name,
    title,
    geometry,
    count: these.length,
    features: () => features(these),
  });
  const layers = [
    layer(
      'buildings',
      { zh: '楼栋', en: 'Buildings' },
      'MultiPolygon',
      all.filter(({ footprint }) => footprint),
    ),
    layer(
      'building_points',
      { zh: '楼栋（点）', en: 'Buildings (points)' },
      'Point',
      all.filter(({ footprint }) => !footprint),
    ),
  ];
  return {
    what: 'buildings',
    columns: BUILDING_COLUMNS,
    layers: filled(layers),
    features: () => features(all),
  };
}

/** Streets, rails, rivers and walls. */
export function lineContent(lines: LineCollection): Content {
  const features = lines.features.map(open);
  const layer: OutLayer = {
    name: 'lines',
    title: { zh: '道路水系等线', en: 'Lines' },
    geometry: 'LineString',
    count: features.length,
    features: () => features,
  };
  return { what: 'lines', columns: LINE_COLUMNS, layers: [layer], features: layer.features };
}

const PLACE_LAYERS: readonly { readonly kind: PlaceKind; readonly name: string; readonly title: Words }[] = [
  { kind: 'camera', name: 'cameras', title: { zh: '监控', en: 'Cameras' } },
  { kind: 'shop', name: 'shops', title: { zh: '商铺', en: 'Shops' } },
  { kind: 'unit', name: 'units', title: { zh: '单位', en: 'Units' } },
];

/** Cameras, shops and units, a layer each. */
export function placeContent(places: PlaceCollection): Content {
  const features = places.features.map(open);
  const layers = PLACE_LAYERS.map(({ kind, name, title }): OutLayer => {
    const these = features.filter(({ properties }) => properties.kind === kind);
    return { name, title, geometry: 'Point', count: these.length, features: () => these };
  });
  return {
    what: 'places',
    columns: PLACE_COLUMNS,
    layers: filled(layers),
    features: () => features,
  };
}

/** The layers that hold something; of a file of nothing the first, for a file has one. */
function filled(layers: readonly OutLayer[]): readonly OutLayer[] {
  const those = layers.filter(({ count }) => count > 0);
  return those.length > 0 ? those : layers.slice(0, 1);
}

/** A feature of named properties as one of any. */
function open({ properties, ...feature }: Feature<Geometry, object>): OutFeature {
  return { ...feature, properties: Object.fromEntries(Object.entries(properties)) };
}
