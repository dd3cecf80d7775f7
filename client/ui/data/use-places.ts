import { useQuery } from '@tanstack/react-query';
import type { PlaceKind } from '../../../domain/contract/place.ts';
import { answered, api } from './api.ts';

export const PLACES_KEY = ['places'];

/** Cameras, shops or units; asked for once they are to be seen. */
export function usePlaces(kind: PlaceKind, wanted: boolean) {
  return useQuery({
    queryKey: [...PLACES_KEY, kind],
    queryFn: () => answered(api.places(kind)),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
