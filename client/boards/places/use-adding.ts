import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { GridId } from '../../../domain/coverage/types.ts';
import { answered } from '../../ui/data/api.ts';
import { boardsApi } from '../boards-api.ts';
import { BOARDS_KEY } from '../query-keys.ts';

interface Sent {
  readonly grid: GridId;
  readonly names: readonly string[];
}

/** The new places of all grids on their way: what is typed and what was refused is kept while another grid is looked at. */
export interface Adding {
  /** What is typed of a grid's places and not sent. */
  readonly textOf: (grid: GridId) => string;
  readonly type: (grid: GridId, text: string) => void;
  /** What is typed of the grid is taken as sent; it is there again, before what has been typed since, if it is refused. */
  readonly send: (sent: Sent) => void;
  readonly isBusy: boolean;
  /** Why the last places of a grid were refused. */
  readonly refused: ReadonlyMap<GridId, Error>;
  /** How many of what was sent last for the grid had been entered already. */
  readonly knownOf: (grid: GridId) => number;
}

export function useAdding(plan: string): Adding {
  const queries = useQueryClient();
  const [texts, setTexts] = useState<ReadonlyMap<GridId, string>>(new Map());
  const [refused, setRefused] = useState<ReadonlyMap<GridId, Error>>(new Map());
  const type = (grid: GridId, text: string) => setTexts((before) => new Map(before).set(grid, text));
  const add = useMutation({
    // One after another, so that they stand in the order in which they were typed; without a network they are refused at once.
    scope: { id: 'places' },
    networkMode: 'always',
    mutationFn: ({ grid, names }: Sent) =>
      answered(boardsApi.addPlaces(plan, { places: names.map((name) => ({ grid, name })) })),
    onError: (error, { grid, names }) => {
      setRefused((before) => new Map(before).set(grid, error));
      setTexts((before) =>
        new Map(before).set(grid, [...names, before.get(grid) ?? ''].join('\n').trimEnd()),
      );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: BOARDS_KEY }),
  });
  return {
    textOf: (grid) => texts.get(grid) ?? '',
    type,
    send: (sent) => {
      type(sent.grid, '');
      setRefused((before) => new Map([...before].filter(([grid]) => grid !== sent.grid)));
      add.mutate(sent);
    },
    isBusy: add.isPending,
    refused,
    knownOf: (grid) => (add.variables?.grid === grid ? (add.data?.known ?? 0) : 0),
  };
}
