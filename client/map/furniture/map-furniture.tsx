import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useMemo, useState } from 'react';
import { bandOf } from '../../../domain/balance/target.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import type { LevelId } from '../../../domain/plan/types.ts';
import { useDraftView } from '../../drafts/flow/draft-view.ts';
import { useImportView } from '../../exchange/flow/import-view.ts';
import { ComparePanel } from '../../ui/compare/compare-panel.tsx';
import { useEditorState, useProfile } from '../../ui/shell/editor-context.ts';
import { useScreen } from '../../ui/shell/screen-store.ts';
import { useBasemapState } from '../basemap/basemap-state.ts';
import { DraftCard } from '../drafts/draft-card.tsx';
import { DraftLegend } from '../drafts/draft-legend.tsx';
import { colouredLevel } from '../features/leaf-feature.ts';
import { metresPerPixel } from '../pointer-input.ts';
import type { Scheme } from '../style/palette.ts';
import { ImportLegend } from './import-legend.tsx';
import { Legend } from './legend.tsx';
import { NorthArrow } from './north-arrow.tsx';
import { PointerChip } from './pointer-chip.tsx';
import { ScaleBar } from './scale-bar.tsx';
import './furniture.css';

/** Legend, scale, north, and the numbers beside the pointer: over the map, letting the pointer through. */
export function MapFurniture({ map, scheme }: { readonly map: MapLibre; readonly scheme: Scheme }) {
  const profile = useProfile();
  const layers = useEditorState((s) => s.layers);
  const plan = useEditorState((s) => s.plan?.id ?? null);
  const colour = useEditorState((s) => s.colour);
  const division = useEditorState((s) => s.plan?.division ?? null);
  const level = useEditorState((s) => s.level);
  const targeted = useMemo(() => division === null || hasTarget(division, level), [division, level]);
  const comparing = useScreen((s) => s.compareWith !== null && s.compareWith !== plan);
  const incoming = useImportView((s) => s.preview !== null);
  const proposing = useDraftView((s) => (s.layer !== null || s.picture.length > 0) && !s.today);
  const attribution = useBasemapState((s) => (layers.basemap ? s.attribution : ''));
  const [view, setView] = useState(() => viewOf(map));
  useEffect(() => {
    const look = () => setView(viewOf(map));
    map.on('move', look);
    return () => {
      map.off('move', look);
    };
  }, [map]);
  return (
    <>
      <div className="map-furniture">
        {incoming ? (
          <ImportLegend scheme={scheme} />
        ) : proposing ? (
          <DraftLegend scheme={scheme} />
        ) : (
          <Legend
            profile={profile}
            colour={colour}
            layers={layers}
            scheme={scheme}
            comparing={comparing}
            targeted={targeted}
          />
        )}
      </div>
      <div className="map-furniture map-furniture-right">
        {attribution && <small className="attribution">{attribution}</small>}
        <ScaleBar metresPerPixel={view.metresPerPixel} />
        <NorthArrow bearing={view.bearing} onReset={() => map.easeTo({ bearing: 0, duration: 150 })} />
      </div>
      <ComparePanel />
      <Chip map={map} />
      <DraftCard />
    </>
  );
}

/** Is any grid of the coloured level held to a target? */
function hasTarget(division: Division, level: LevelId | null): boolean {
  const coloured = colouredLevel(division, level);
  return gridsAt(division.tree, coloured.id).some((grid) => bandOf(grid, coloured) !== null);
}

function Chip({ map }: { readonly map: MapLibre }) {
  const preview = useEditorState((s) => s.preview);
  if (!preview.pointer) return null;
  const { x, y } = map.project(toDegrees(preview.pointer));
  const { clientWidth, clientHeight } = map.getContainer();
  return <PointerChip preview={preview} at={[x, y]} size={[clientWidth, clientHeight]} />;
}

function viewOf(map: MapLibre): { readonly metresPerPixel: number; readonly bearing: number } {
  return { metresPerPixel: metresPerPixel(map.getCenter().lat, map.getZoom()), bearing: map.getBearing() };
}
