import { useCallback, useEffect, useRef, useState } from 'react';

export type LngLat = readonly [lng: number, lat: number];

/** Why the device tells no place. `insecure`: browsers tell it to pages served over HTTPS alone. */
export type NoPlace = 'insecure' | 'denied' | 'unavailable';

/** Where a report is: by the device with its accuracy, by the map, or not known yet. */
export interface Place {
  readonly at: LngLat | null;
  /** Metres; null where it was chosen on the map. */
  readonly accuracyM: number | null;
  readonly by: 'device' | 'map' | null;
  /** Of the device, whatever the place is by. */
  readonly device: 'asking' | 'there' | NoPlace;
}

const PATIENCE_MS = 20_000;
/** A reading that old still says where somebody stands. */
const OLD_MS = 5_000;
const PERMISSION_DENIED = 1;

const START: Place = { at: null, accuracyM: null, by: null, device: 'asking' };

/**
 * The place of a report. Devices say it in WGS 84, as the server wants it. It follows the device until somebody
 * chooses a spot on the map, and again once they ask for the device's.
 */
export function usePlace() {
  const [place, setPlace] = useState<Place>(START);
  const [turn, setTurn] = useState(0);
  const chosen = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks the device anew.
  useEffect(() => {
    if (!window.isSecureContext || !('geolocation' in navigator)) {
      setPlace((old) => ({ ...old, device: 'insecure' }));
      return;
    }
    setPlace((old) => ({ ...old, device: 'asking' }));
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) =>
        setPlace((old) =>
          chosen.current
            ? { ...old, device: 'there' }
            : {
                at: [coords.longitude, coords.latitude],
                accuracyM: coords.accuracy,
                by: 'device',
                device: 'there',
              },
        ),
      ({ code }) =>
        setPlace((old) => ({ ...old, device: code === PERMISSION_DENIED ? 'denied' : 'unavailable' })),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: OLD_MS },
    );
    return () => navigator.geolocation.clearWatch(watch);
  }, [turn]);

  const choose = useCallback((at: LngLat) => {
    chosen.current = true;
    setPlace((old) => ({ ...old, at, accuracyM: null, by: 'map' }));
  }, []);
  const askDevice = useCallback(() => {
    chosen.current = false;
    setTurn((n) => n + 1);
  }, []);
  return { place, choose, askDevice };
}
