import { useQuery } from '@tanstack/react-query';
import { answered } from '../ui/data/api.ts';
import { boardsApi } from './boards-api.ts';
import { SETTINGS_KEY, TEMPLATES_KEY } from './query-keys.ts';

/** The product's templates and the office's. */
export function useTemplates() {
  return useQuery({ queryKey: TEMPLATES_KEY, queryFn: () => answered(boardsApi.templates()) });
}

/** What the office has set for all its sheets. */
export function useBoardSettings() {
  return useQuery({ queryKey: SETTINGS_KEY, queryFn: () => answered(boardsApi.settings()) });
}
