import { HEAT_BANDWIDTHS_M } from '../../../domain/case/heat/heat-classes.ts';
import type { PlaceKind } from '../../../domain/contract/place.ts';
import { FIRST_LOOK, type MapLook, OVERS, type PlaceLook, UNDERS } from './map-look.ts';

/** Switches and their places' kinds, as the text has them. */
const SWITCHES = ['cases', 'clusters', 'buildings', 'roads', 'grids', 'labels', 'basemap'] as const;
const KINDS: readonly PlaceKind[] = ['camera', 'shop', 'unit'];

/** A look as a text for the address: only what is other than at first, so that a fresh map says nothing. */
export function lookText(look: MapLook): string {
  const text = new URLSearchParams();
  const put = (key: string, value: string, first: string) => value !== first && text.set(key, value);
  put('over', look.over, FIRST_LOOK.over);
  put('under', look.under, FIRST_LOOK.under);
  put('level', look.level ?? '', '');
  put('m', String(look.bandwidthM), String(FIRST_LOOK.bandwidthM));
  put('plan', look.against ?? '', '');
  for (const name of SWITCHES) put(name, look[name] ? '1' : '0', FIRST_LOOK[name] ? '1' : '0');
  for (const kind of KINDS) {
    const { shown, text: search, without } = look.places[kind];
    put(kind, shown ? '1' : '0', '0');
    put(`${kind}.q`, search, '');
    for (const category of without) text.append(`${kind}.not`, category);
  }
  return text.toString();
}

/** Reads such a text; what is not understood is as it is at first. */
export function readLook(text: string): MapLook {
  const said = new URLSearchParams(text);
  const bandwidthM = Number(said.get('m'));
  const flag = (name: string, first: boolean) => (said.has(name) ? said.get(name) === '1' : first);
  const place = (kind: PlaceKind): PlaceLook => ({
    shown: flag(kind, false),
    text: said.get(`${kind}.q`) ?? '',
    without: said.getAll(`${kind}.not`),
  });
  return {
    over: OVERS.find((over) => over === said.get('over')) ?? FIRST_LOOK.over,
    under: UNDERS.find((under) => under === said.get('under')) ?? FIRST_LOOK.under,
    level: said.get('level') || null,
    bandwidthM: HEAT_BANDWIDTHS_M.find((m) => m === bandwidthM) ?? FIRST_LOOK.bandwidthM,
    against: said.get('plan') || null,
    cases: flag('cases', FIRST_LOOK.cases),
    clusters: flag('clusters', FIRST_LOOK.clusters),
    buildings: flag('buildings', FIRST_LOOK.buildings),
    roads: flag('roads', FIRST_LOOK.roads),
    grids: flag('grids', FIRST_LOOK.grids),
    labels: flag('labels', FIRST_LOOK.labels),
    basemap: flag('basemap', FIRST_LOOK.basemap),
    places: { camera: place('camera'), shop: place('shop'), unit: place('unit') },
  };
}
