import { createContext, type RefObject, useContext } from 'react';
import { useStore } from 'zustand';
import type { Basemap } from '../../../domain/contract/basemap.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import type { Editor } from '../../editor/editor.ts';
import type { MapPort } from '../../editor/map-port.ts';
import type { EditorState } from '../../editor/store.ts';
import type { IssueList } from '../../editor/views/issue-list.ts';

export interface Workplace {
  readonly editor: Editor;
  readonly profile: Profile;
  /** What the settings lay beneath the map. */
  readonly basemap: Basemap | null;
  readonly issues: IssueList;
  /** The map on the screen, for panels that show a place; it comes and goes with the map's component. */
  readonly map: RefObject<MapPort>;
}

export const WorkplaceContext = createContext<Workplace | null>(null);

function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext);
  if (!workplace) throw new Error('used outside of a workplace');
  return workplace;
}

export function useEditor(): Editor {
  return useWorkplace().editor;
}

export function useIssueList(): IssueList {
  return useWorkplace().issues;
}

export function useProfile(): Profile {
  return useWorkplace().profile;
}

export function useBasemap(): Basemap | null {
  return useWorkplace().basemap;
}

export function useMapPort(): RefObject<MapPort> {
  return useWorkplace().map;
}

/** A part of the editor's state; renders again when that part is another. */
export function useEditorState<T>(part: (state: EditorState) => T): T {
  return useStore(useWorkplace().editor.store, part);
}
