import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFocusCentered } from '@tabler/icons-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { LevelId } from '../../../domain/plan/types.ts';
import { gridAt } from '../../editor/tools/ground.ts';
import { useSay } from '../../i18n/use-say.ts';
import { borderPaths, groundPath, outlinePath, polygonPath } from './ground-paths.ts';
import { type SheetOfGround, sheetOfGround } from './sheet-of-ground.ts';
import { useView } from './use-view.ts';
import './ground-map.css';

interface GroundMapProps {
  readonly division: Division;
  readonly label: string;
  /** Grids in a colour: the class of each path, and what it fills. */
  readonly filled: readonly { readonly mark: string; readonly grids: readonly GridId[] }[];
  readonly selected: GridId | null;
  /** What is brought into sight; null: all. */
  readonly shown?: (ground: SheetOfGround) => readonly [number, number, number, number] | null;
  /** The level whose grids are named and chosen. */
  readonly level: LevelId;
  readonly nameOf: (grid: GridId) => string;
  readonly onSelect?: (grid: GridId) => void;
  /** A click on a point of the ground instead. */
  readonly onPoint?: ((p: Point) => void) | undefined;
  /** Drawn above the grids: the ground, and metres of a pixel. */
  readonly children?: (ground: SheetOfGround, mPerPx: number) => ReactNode;
}

/** A small map of a territory: its grids as lines, some of them in colour, one chosen. Thousands of grids are a handful of paths. */
export function GroundMap(props: GroundMapProps) {
  const { division, label, filled, selected, level, nameOf, onSelect, onPoint, children } = props;
  const say = useSay();
  const svg = useRef<SVGSVGElement>(null);
  const ground = useMemo(() => sheetOfGround(division), [division]);
  const { thin, strong } = useMemo(() => borderPaths(division, ground), [division, ground]);
  const territory = useMemo(
    () => division.territory.polygons.map((polygon) => polygonPath(polygon, ground)).join(''),
    [division, ground],
  );
  const fills = useMemo(
    () => filled.map(({ mark, grids }) => ({ mark, path: groundPath(division, grids, ground) })),
    [division, ground, filled],
  );
  const outline = useMemo(
    () => (selected === null ? '' : outlinePath(division, [selected], ground)),
    [division, ground, selected],
  );
  const [hovered, setHovered] = useState<GridId | null>(null);
  const hover = useMemo(
    () => (hovered === null || hovered === selected ? '' : outlinePath(division, [hovered], ground)),
    [division, ground, hovered, selected],
  );
  const view = useView(svg, ground, props.shown?.(ground) ?? [0, 0, ground.widthM, ground.heightM]);
  const pointOf = (event: { readonly clientX: number; readonly clientY: number }) =>
    ground.from(...view.placeOf(event));
  const named = hovered ?? selected;
  return (
    <div className="ground-map">
      <svg
        ref={svg}
        viewBox={view.viewBox}
        role="img"
        aria-label={label}
        data-picks={onPoint ? 'point' : undefined}
        onPointerDown={view.handlers.onPointerDown}
        onPointerMove={(event) => {
          view.handlers.onPointerMove(event);
          setHovered(gridAt(division, level, pointOf(event)));
        }}
        onPointerLeave={() => setHovered(null)}
        onPointerUp={(event) => {
          if (view.hasDragged()) return;
          const point = pointOf(event);
          if (onPoint) return onPoint(point);
          const grid = gridAt(division, level, point);
          if (grid !== null) onSelect?.(grid);
        }}
      >
        <path className="ground-land" d={territory} />
        {fills.map(({ mark, path }) => (
          <path key={mark} className="ground-fill" data-mark={mark} d={path} />
        ))}
        <path className="ground-thin" d={thin} />
        <path className="ground-strong" d={strong} />
        <path className="ground-hover" d={hover} />
        {children?.(ground, view.mPerPx)}
        <path className="ground-casing" d={outline} />
        <path className="ground-selected" d={outline} />
      </svg>
      {named !== null && <span className="ground-name ellipsis">{nameOf(named)}</span>}
      {view.isMoved && (
        <Tooltip label={say.t('boardLedger.map.whole')} position="left">
          <ActionIcon
            className="ground-whole"
            variant="default"
            size={28}
            aria-label={say.t('boardLedger.map.whole')}
            onClick={view.whole}
          >
            <IconFocusCentered size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
