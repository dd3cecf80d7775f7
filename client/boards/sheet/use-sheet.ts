import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { GridId } from '../../../domain/coverage/types.ts';
import { answered, reasonOf } from '../../ui/data/api.ts';
import type { SheetLook } from '../print/sheet-look.ts';
import type { ThumbQueue } from '../print/thumbs/thumb-queue.ts';

/** A page of a sheet; the first is there at once where its thumbnail is, and the one it was stays until it is drawn anew. `url` is good as long as it is shown. */
export function useSheet(grid: GridId, page: number, look: SheetLook, queue: ThumbQueue) {
  const key = look.keyOf(grid, page);
  const { data, error, refetch } = useQuery({
    queryKey: ['board-sheet', grid, page, key],
    queryFn: ({ signal }) => answered(look.draw(grid, signal, page)),
    initialData: () => {
      const thumb = queue.get(key);
      return thumb?.kind === 'drawn' ? thumb.sheet : undefined;
    },
    placeholderData: (before, query) =>
      query?.queryKey[1] === grid && query.queryKey[2] === page ? before : undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const url = useMemo(() => (data ? URL.createObjectURL(data.file) : null), [data]);
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  return { sheet: data ?? null, url, reason: error ? reasonOf(error) : null, retry: () => void refetch() };
}
