import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useSay } from '../../i18n/use-say.ts';
import { usePlans } from '../../ui/data/use-plans.ts';
import { CaseLegend } from './legend/case-legend.tsx';
import { MapCorner } from './legend/map-corner.tsx';
import type { CanvasProps, Shown } from './map-canvas.tsx';
import { createMapPort } from './map-port.ts';
import { DraftLoads } from './panel/draft-loads.tsx';
import { LayersPanel } from './panel/layers-panel.tsx';
import { Picture } from './picture.ts';
import { usePlaceLayers } from './places/use-place-layers.ts';
import { usePlanDivision } from './plan-division.ts';
import { CaseChoice } from './pointer/case-choice.tsx';
import { CasePointer } from './pointer/case-pointer.ts';
import { PointerWords } from './pointer/pointer-words.tsx';
import { Landed } from './points/landed.tsx';
import { useSelectedLayers } from './points/use-selected.ts';
import { useGround } from './use-ground.ts';
import { useLargerMap } from './words/use-larger-map.ts';
import '../../map/furniture/furniture.css';

/** How much larger points and words on the map are on a wall. */
const WALL_SCALE = 1.5;

/** Makes the picture for as long as the map is there, then keeps everything in step with it. */
export function MapContents(props: CanvasProps & { readonly shown: Shown }) {
  const { store, look, shown, variant = 'desk' } = props;
  const scale = props.scale ?? (variant === 'wall' ? WALL_SCALE : 1);
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => {
    const made = new Picture(shown.map, shown.overlay, store, look, scale);
    setPicture(made);
    return () => {
      setPicture(null);
      made.destroy();
    };
  }, [shown, store, look, scale]);
  return picture && <Contents {...props} picture={picture} scale={scale} />;
}

function Contents({
  store,
  deployment,
  look: lookStore,
  variant = 'desk',
  mark = null,
  legend = true,
  cameras,
  onReady,
  shown,
  picture,
  scale,
  ...answers
}: CanvasProps & { readonly shown: Shown; readonly picture: Picture; readonly scale: number }) {
  const say = useSay();
  const look = useStore(lookStore);
  const { map } = shown;
  useLargerMap(shown, scale);
  const plans = usePlans().data;
  const inForceId = plans?.find(({ status }) => status === 'in-force')?.id ?? null;
  const inForce = usePlanDivision(deployment, inForceId);
  const against = look.against !== inForceId ? look.against : null;
  const other = usePlanDivision(deployment, against);
  const plan = against === null ? inForce.plan : (other.plan ?? inForce.plan);

  useEffect(
    () => picture.setPlans(inForce.plan, against === null ? null : other.plan),
    [picture, inForce.plan, other.plan, against],
  );
  useGround(shown, plan, look, deployment.basemap, say);
  usePlaceLayers(shown, picture.scene, look, scale);
  useSelectedLayers(shown, store, mark, cameras, scale, say);

  const asked = useRef(answers);
  asked.current = answers;
  const pointer = useMemo(
    () =>
      new CasePointer(map, picture, {
        case: (id) => asked.current.onPointCase(id),
        ground: (at, leaf) => asked.current.onCanvasClick?.(at, leaf),
        placing: () => asked.current.placing ?? false,
        selected: () => store.getState().selected,
      }),
    [map, picture, store],
  );
  useEffect(() => () => pointer.destroy(), [pointer]);

  const port = useMemo(() => createMapPort(map, picture), [map, picture]);
  const ready = useRef(onReady);
  ready.current = onReady;
  const placed = inForce.plan !== null;
  useEffect(() => {
    if (!placed) return;
    ready.current?.(port);
    return () => ready.current?.(null);
  }, [port, placed]);

  return (
    <>
      <Landed map={map} store={store} />
      {variant === 'desk' && (
        <>
          <PointerWords pointer={pointer} picture={picture} look={look} profile={deployment} />
          <CaseChoice pointer={pointer} store={store} />
          <div className="case-panels">
            <LayersPanel
              look={look}
              store={lookStore}
              profile={deployment}
              basemap={deployment.basemap !== null}
              plans={(plans ?? []).filter(({ id, status }) => id !== inForceId && status !== 'retired')}
            />
            {against !== null && other.plan && (
              <DraftLoads
                picture={picture}
                inForce={inForce.plan}
                draft={other.plan}
                onPoint={(grid) => port.lookAtGrid(grid)}
              />
            )}
          </div>
        </>
      )}
      {plans && inForceId === null && <p className="case-map-note">{say.t('caseMap.noPlan')}</p>}
      {(inForce.failed || other.failed) && <p className="case-map-note">{say.t('caseMap.planFailed')}</p>}
      <div className="map-furniture map-furniture-right case-furniture">
        {legend && <CaseLegend look={look} picture={picture} profile={deployment} />}
        <div className="case-corner">
          <MapCorner map={map} basemap={look.basemap} scale={scale} />
        </div>
      </div>
    </>
  );
}
