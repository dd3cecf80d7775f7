import { AVAILABLE, type Availability } from '../command.ts';
import type { KeyInput, PointerInput, Tool, ToolId } from '../tool.ts';
import type { ToolContext } from './context.ts';

/** What all tools have in common: a name, and to do nothing until told otherwise. */
export abstract class BaseTool implements Tool {
  abstract readonly id: ToolId;
  abstract readonly key: string;
  protected readonly context: ToolContext;

  constructor(context: ToolContext) {
    this.context = context;
  }

  get labelKey(): string {
    return `tool.${this.id}.label`;
  }

  get hintKey(): string {
    return `tool.${this.id}.hint`;
  }

  state(): Availability {
    return AVAILABLE;
  }

  activate(): void {
    this.context.show({});
  }

  deactivate(): void {
    this.context.show({});
  }

  onPointerMove(_input: PointerInput): void {}

  onPointerDown(_input: PointerInput): boolean {
    return false;
  }

  onPointerUp(_input: PointerInput): void {}

  onClick(_input: PointerInput): void {}

  onDoubleClick(_input: PointerInput): void {}

  onKey(_input: KeyInput): boolean {
    return false;
  }

  onChoice(): void {}

  onPointerLeave(): void {}
}
