import type { Editor } from '../../../client/editor/editor.ts';
import type { PointerInput } from '../../../client/editor/tool.ts';
import type { Point } from '../../../domain/geometry/point.ts';

type Keys = Partial<Pick<PointerInput, 'shift' | 'alt' | 'mod' | 'building'>>;

/** One screen pixel is one metre. */
const METRES_PER_PIXEL = 1;

/** A hand on the map: the events that the map hands to the tool, in its order. */
export class Hand {
  readonly #editor: Editor;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  move(at: Point, keys: Keys = {}): void {
    this.#editor.tool.onPointerMove(input(at, keys));
  }

  click(at: Point, keys: Keys = {}): void {
    const event = input(at, keys);
    this.#editor.tool.onPointerMove(event);
    this.#editor.tool.onPointerDown(event);
    this.#editor.tool.onPointerUp(event);
    this.#editor.tool.onClick(event);
  }

  doubleClick(at: Point, keys: Keys = {}): void {
    this.click(at, keys);
    this.click(at, keys);
    this.#editor.tool.onDoubleClick(input(at, keys));
  }

  /** True when the tool took the drag. */
  drag(from: Point, to: Point, keys: Keys = {}): boolean {
    this.move(from, keys);
    const taken = this.press(from, keys);
    if (!taken) return false;
    this.move([Math.round((from[0] + to[0]) / 2), Math.round((from[1] + to[1]) / 2)], keys);
    this.move(to, keys);
    this.release(to, keys);
    return true;
  }

  press(at: Point, keys: Keys = {}): boolean {
    return this.#editor.tool.onPointerDown(input(at, keys));
  }

  release(at: Point, keys: Keys = {}): void {
    this.#editor.tool.onPointerUp(input(at, keys));
  }

  key(key: string): boolean {
    return this.#editor.tool.onKey({ key, shift: false, alt: false, mod: false });
  }
}

function input(at: Point, keys: Keys): PointerInput {
  return { at, metresPerPixel: METRES_PER_PIXEL, shift: false, alt: false, mod: false, ...keys };
}
