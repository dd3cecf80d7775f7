import { create } from 'zustand';
import type { Choice } from './choose/choice.ts';
import { type Order, USUAL_ORDER } from './order/order.ts';
import { ALL, type Filter } from './thumbs/filter.ts';

interface PrintState {
  /** Whose choice it is; of another plan a choice begins anew. */
  readonly plan: string | null;
  readonly choice: Choice | null;
  readonly order: Order;
  readonly filter: Filter;
  readonly choose: (plan: string, choice: Choice) => void;
  readonly setOrder: (part: Partial<Order>) => void;
  readonly setFilter: (filter: Filter) => void;
}

/** What is to be printed and how: of this window alone, and there still after a look at the settings. */
export const usePrint = create<PrintState>((set) => ({
  plan: null,
  choice: null,
  order: USUAL_ORDER,
  filter: ALL,
  choose: (plan, choice) => set({ plan, choice }),
  setOrder: (part) => set(({ order }) => ({ order: { ...order, ...part } })),
  setFilter: (filter) => set({ filter }),
}));
