import {
  type Icon,
  IconArrowMerge,
  IconArrowsMove,
  IconArrowsSplit2,
  IconBuilding,
  IconBuildingPlus,
  IconCut,
  IconEraser,
  IconFocus2,
  IconLasso,
  IconLock,
  IconLockOpen,
  IconMagnet,
  IconPointer,
  IconPolygon,
  IconSitemap,
  IconTransform,
  IconVectorBezier2,
  IconWaveSine,
} from '@tabler/icons-react';
import type { CommandId } from '../../editor/command.ts';
import type { ToolId } from '../../editor/tool.ts';

export const TOOL_ICONS: Readonly<Record<ToolId, Icon>> = {
  select: IconPointer,
  split: IconCut,
  reshape: IconWaveSine,
  'move-vertex': IconVectorBezier2,
  'move-border': IconArrowsMove,
  carve: IconLasso,
  draw: IconPolygon,
  'add-building': IconBuildingPlus,
  'move-building': IconTransform,
};

export const COMMAND_ICONS: Readonly<Partial<Record<CommandId, Icon>>> = {
  merge: IconArrowMerge,
  'detach-part': IconArrowsSplit2,
  lock: IconLock,
  unlock: IconLockOpen,
  'toggle-snap': IconMagnet,
  'zoom-to-selection': IconFocus2,
  'remove-vertex': IconEraser,
  'remove-building': IconBuilding,
  'select-siblings': IconSitemap,
};
