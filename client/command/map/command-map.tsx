import { useEffect, useRef, useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import type { CommandMapProps } from './command-map-props.ts';
import { hasWebgl } from './has-webgl.ts';
import { lookText, readLook } from './look-text.ts';
import { MapCanvas } from './map-canvas.tsx';
import { createMapLook } from './map-look.ts';
import { NoMap } from './words/no-map.tsx';
import './command-map.css';

/** The map of the command centre, from edge to edge of whatever holds it: by night, whatever the page's own colours. */
export function CommandMap(props: CommandMapProps) {
  const say = useSay();
  const [own] = useState(() => createMapLook(readLook(props.store.getState().layers)));
  const look = props.look ?? own;
  const told = useRef(props.onLayers);
  told.current = props.onLayers;
  useEffect(() => look.subscribe((now) => told.current?.(lookText(now))), [look]);
  const [able, setAble] = useState(hasWebgl);
  // Each time it is asked for again the map is made anew.
  const [turn, setTurn] = useState(0);
  return (
    <div className="command-map" data-variant={props.variant ?? 'desk'} data-mantine-color-scheme="dark">
      {able ? (
        <MapCanvas key={turn} {...props} look={look} onLost={() => setAble(false)} />
      ) : (
        <NoMap
          title={say.t(hasWebgl() ? 'caseMap.lost.title' : 'caseMap.noWebgl.title')}
          text={say.t(hasWebgl() ? 'caseMap.lost.text' : 'caseMap.noWebgl.text')}
          again={() => {
            setTurn((n) => n + 1);
            setAble(hasWebgl());
          }}
        />
      )}
    </div>
  );
}
