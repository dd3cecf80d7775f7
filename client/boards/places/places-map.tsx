import { useMemo } from 'react';
import type { HangingPlace } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { boxesMeet, boxOf } from '../../../domain/geometry/box.ts';
import { type Box, type Point, toLattice } from '../../../domain/geometry/point.ts';
import { leafLevel } from '../../../domain/plan/tree.ts';
import { boxOfGrid } from '../../editor/tools/ground.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useLines } from '../../ui/data/use-lines.ts';
import { GroundMap } from '../ground-map/ground-map.tsx';
import { lineOf, polygonPath } from '../ground-map/ground-paths.ts';
import type { SheetOfGround } from '../ground-map/sheet-of-ground.ts';
import type { PlaceState } from './place-line.tsx';

/** Ground about the chosen grid, as a share of its own. */
const AROUND = 0.25;
/** Names of buildings are drawn from here on, metres of a pixel. */
const NAMES_M_PER_PX = 0.55;
const NAME_PX = 11;
const PIN_PX = 9;

interface PlacesMapProps {
  readonly division: Division;
  readonly grid: GridId | null;
  readonly filled: readonly { readonly mark: string; readonly grids: readonly GridId[] }[];
  readonly places: readonly (HangingPlace & { readonly state: PlaceState })[];
  readonly nameOf: (grid: GridId) => string;
  readonly onSelect: (grid: GridId) => void;
  readonly onPoint: ((p: Point) => void) | undefined;
}

/** The chosen grid with its buildings and streets, and its places by number; without one the whole territory. */
export function PlacesMap({ division, grid, filled, places, nameOf, onSelect, onPoint }: PlacesMapProps) {
  const say = useSay();
  const lines = useLines().data;
  const own = useMemo(() => (grid === null ? null : boxOfGrid(division, grid)), [division, grid]);
  const around = useMemo(() => own && grown(own), [own]);
  const near = useMemo(() => {
    if (!around) return null;
    return {
      buildings: [...division.buildings.all.values()].filter(({ at, footprint }) =>
        boxesMeet(around, footprint?.[0]?.[0] ? boxOf(footprint[0][0]) : [...at, ...at]),
      ),
      lines: (lines?.features ?? [])
        .map(({ geometry, properties }) => ({
          kind: properties.kind,
          points: geometry.coordinates.map(([lng, lat]) => toLattice(lng!, lat!)),
        }))
        .filter(({ points }) => boxesMeet(around, boxOf(points))),
    };
  }, [around, division, lines]);
  const shown = (ground: SheetOfGround) => own && ground.box(own);
  return (
    <GroundMap
      division={division}
      label={say.t('boardLedger.map.places')}
      filled={filled}
      selected={grid}
      shown={shown}
      level={leafLevel(division.levels).id}
      nameOf={nameOf}
      onSelect={onSelect}
      onPoint={onPoint}
    >
      {(ground, mPerPx) => (
        <>
          {near && (
            <g className="places-ground">
              {near.lines.map(({ kind, points }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id here, and are drawn anew together
                <path key={i} data-kind={kind} d={lineOf(points, ground)} />
              ))}
              {near.buildings.map((building) =>
                building.footprint ? (
                  <path
                    key={building.id}
                    className="places-building"
                    d={building.footprint.map((polygon) => polygonPath(polygon, ground)).join('')}
                  />
                ) : (
                  <Dot key={building.id} at={ground.to(building.at)} px={3} mPerPx={mPerPx} />
                ),
              )}
              {mPerPx < NAMES_M_PER_PX &&
                near.buildings
                  .filter(({ name }) => name !== '')
                  .map((building) => {
                    const [x, y] = ground.to(building.at);
                    return (
                      <text key={building.id} x={x} y={y} fontSize={NAME_PX * mPerPx}>
                        {building.name}
                      </text>
                    );
                  })}
            </g>
          )}
          {places.map((place, i) => {
            if (place.at === null) return null;
            const [x, y] = ground.to(toLattice(...place.at));
            return (
              <g key={place.id} className="places-pin" data-state={place.state}>
                <title>{place.name}</title>
                <circle cx={x} cy={y} r={PIN_PX * mPerPx} strokeWidth={1.5 * mPerPx} />
                <text x={x} y={y} fontSize={NAME_PX * mPerPx}>
                  {i + 1}
                </text>
              </g>
            );
          })}
        </>
      )}
    </GroundMap>
  );
}

function Dot({
  at: [x, y],
  px,
  mPerPx,
}: {
  readonly at: readonly [number, number];
  readonly px: number;
  readonly mPerPx: number;
}) {
  return <circle className="places-building" cx={x} cy={y} r={px * mPerPx} />;
}

function grown([minX, minY, maxX, maxY]: Box): Box {
  const dx = (maxX - minX) * AROUND;
  const dy = (maxY - minY) * AROUND;
  return [minX - dx, minY - dy, maxX + dx, maxY + dy];
}
