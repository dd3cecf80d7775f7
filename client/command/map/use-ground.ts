import { useEffect, useRef } from 'react';
import type { Basemap } from '../../../domain/contract/basemap.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import type { LoadedPlan } from '../../editor/ports.ts';
import type { Say } from '../../i18n/use-say.ts';
import { BasemapLayers } from '../../map/basemap/basemap-layers.ts';
import { buildingFeatures } from '../../map/features/building-features.ts';
import { colouredLevel } from '../../map/features/leaf-feature.ts';
import { outsideFeature } from '../../map/features/outside-feature.ts';
import type { CountText } from '../../map/projection/label-projection.ts';
import { showLayers } from '../../map/projection/layer-visibility.ts';
import { useLines } from '../../ui/data/use-lines.ts';
import type { Shown } from './map-canvas.tsx';
import type { MapLook } from './map-look.ts';

/** What stood in the address when the page was opened: then the map stays at that place. */
const START_HASH = /^#[\d.]+\/-?[\d.]+\/-?[\d.]+/.test(location.hash);
const AROUND_PX = 40;

/** Keeps the ground in step: streets, buildings, the borders and names of the plan that is shown, the base map. */
export function useGround(
  { map, projected }: Shown,
  plan: LoadedPlan | null,
  look: MapLook,
  basemap: Basemap | null,
  say: Say,
): void {
  const lines = useLines().data;
  const division = plan?.division ?? null;
  const placed = useRef(START_HASH);
  useEffect(() => {
    if (!division) return;
    const { feature, box } = outsideFeature(division.territory.polygons);
    projected.outside.set([feature]);
    projected.buildings.set(buildingFeatures(division.buildings.all));
    if (!placed.current) map.fitBounds(box, { padding: AROUND_PX, duration: 0 });
    placed.current = true;
  }, [division, projected, map]);
  useEffect(() => {
    if (division) projected.grids.show(division, colouredLevel(division, look.level), false);
  }, [division, projected, look.level]);
  useEffect(() => {
    if (!division) return;
    const text: CountText = (_: Grid, households: number) => say.householdsShort(households);
    projected.labels.show(division, text);
  }, [division, projected, say]);
  useEffect(() => {
    if (lines) projected.lines.set(lines.features);
  }, [lines, projected]);

  const { grids, roads, buildings, labels, under } = look;
  useEffect(() => {
    showLayers(
      map,
      {
        grids,
        parents: grids,
        roads,
        water: true,
        buildings,
        labels,
        basemap: look.basemap,
        shapes: false,
        cameras: false,
        shops: false,
        units: false,
      },
      under === 'none' ? null : under,
    );
  }, [map, grids, roads, buildings, labels, look.basemap, under]);

  const laid = useRef<BasemapLayers | null>(null);
  const visible = useRef(look.basemap);
  visible.current = look.basemap;
  useEffect(() => {
    if (!basemap) return;
    const layers = new BasemapLayers(map, basemap, 'dark', visible.current);
    laid.current = layers;
    return () => {
      layers.close();
      laid.current = null;
    };
  }, [map, basemap]);
  useEffect(() => laid.current?.setVisible(look.basemap), [look.basemap]);
}
