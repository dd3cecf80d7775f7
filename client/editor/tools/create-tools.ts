import type { Tool, ToolId } from '../tool.ts';
import { AddBuildingTool } from './add-building-tool.ts';
import { CarveTool } from './carve-tool.ts';
import type { ToolContext } from './context.ts';
import { DrawTool } from './draw-tool.ts';
import { MoveBorderTool } from './move-border-tool.ts';
import { MoveBuildingTool } from './move-building-tool.ts';
import { MoveVertexTool } from './move-vertex-tool.ts';
import { ReshapeTool } from './reshape-tool.ts';
import { SelectTool } from './select-tool.ts';
import { SplitEvenlyTool } from './split-evenly-tool.ts';
import { SplitTool } from './split-tool.ts';

/** All tools, in the order of the rail. */
export function createTools(context: ToolContext): ReadonlyMap<ToolId, Tool> {
  const tools: Tool[] = [
    new SelectTool(context),
    new SplitTool(context),
    new SplitEvenlyTool(context),
    new ReshapeTool(context),
    new MoveVertexTool(context),
    new MoveBorderTool(context),
    new CarveTool(context),
    new DrawTool(context),
    new AddBuildingTool(context),
    new MoveBuildingTool(context),
  ];
  return new Map(tools.map((tool) => [tool.id, tool]));
}
