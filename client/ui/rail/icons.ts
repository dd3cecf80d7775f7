import {
  type Icon,
  IconArrowMerge,
  IconArrowsMove,
  IconArrowsSplit2,
  IconBuilding,
  IconBuildingPlus,
  IconChartPie,
  IconCut,
  IconEraser,
  IconFocus2,
  IconLasso,
  IconLock,
  IconLockOpen,
  IconMagnet,
  IconPointer,
  IconPolygon,
  IconRoute,
  IconSitemap,
  IconSparkles,
  IconTransform,
  IconVectorBezier2,
  IconWaveSine,
} from '@tabler/icons-react';
import type { CommandId } from '../../editor/command.ts';
import type { ToolId } from '../../editor/tool.ts';

export const TOOL_ICONS: Readonly<Record<ToolId, Icon>> = {
  select: IconPointer,
  split: IconCut,
  'split-evenly': IconChartPie,
  reshape: IconWaveSine,
  'move-vertex': IconVectorBezier2,
  'move-border': IconArrowsMove,
  carve: IconLasso,
  draw: IconPolygon,
  'add-building': IconBuildingPlus,
  'move-building': IconTransform,
};

export const COMMAND_ICONS: Readonly<Partial<Record<CommandId, Icon>>> = {
  draft: IconSparkles,
  merge: IconArrowMerge,
  'detach-part': IconArrowsSplit2,
  lock: IconLock,
  unlock: IconLockOpen,
  'toggle-snap': IconMagnet,
  'toggle-route': IconRoute,
  'zoom-to-selection': IconFocus2,
  'remove-vertex': IconEraser,
  'remove-building': IconBuilding,
  'select-siblings': IconSitemap,
};
