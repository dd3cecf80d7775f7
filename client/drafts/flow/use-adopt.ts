import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Adoption, ProposalHead } from '../../../domain/contract/proposal.ts';
import type { EditId } from '../../../domain/edit/types.ts';
import { fromWireDiff } from '../../../domain/edit/wire.ts';
import type { Reason } from '../../../domain/result.ts';
import { browserWorld } from '../../api/browser-ports.ts';
import { api } from '../../ui/data/api.ts';
import { useEditor } from '../../ui/shell/editor-context.ts';
import { useDraftView } from './draft-view.ts';

export type AdoptState =
  | { readonly kind: 'idle' | 'busy' | 'unanswered' }
  | { readonly kind: 'refused'; readonly reason: Reason }
  | { readonly kind: 'done'; readonly edit: EditId; readonly grids: number };

const IDLE: AdoptState = { kind: 'idle' };

/**
 * Adopts a proposal as an edit of one's own: the server makes it, and the plan here moves on by its answer as by any edit,
 * so that undo takes it back. What got no answer is asked again under the same id, and is made once.
 */
export function useAdopt(plan: string) {
  const editor = useEditor();
  const queries = useQueryClient();
  const [state, setState] = useState<AdoptState>(IDLE);
  /** Adoptions without an answer, by what was asked. */
  const unanswered = useRef(new Map<string, EditId>());

  const adopt = async (
    { id: proposal, request }: ProposalHead,
    wish: Pick<Adoption, 'gridIds' | 'variant'>,
    grids: number,
  ) => {
    const { plan: open, account } = editor.store.getState();
    if (!open || open.id !== plan || !account) return;
    const asked = JSON.stringify([proposal, wish]);
    const id = unanswered.current.get(asked) ?? browserWorld.newId();
    unanswered.current.set(asked, id);
    setState({ kind: 'busy' });
    const answer = await api.adoptProposal(plan, proposal, { id, baseRevision: open.revision, ...wish });
    // A server that failed may have failed after it had made the edit.
    if (answer.kind === 'unreachable' || (answer.kind === 'refused' && answer.status >= 500))
      return setState({ kind: 'unanswered' });
    unanswered.current.delete(asked);
    if (answer.kind === 'refused') return setState({ kind: 'refused', reason: answer.reason });
    const { revision, diff } = answer.value;
    editor.acknowledge({
      plan,
      id,
      revision,
      author: account.name,
      kind: 'replace',
      reverts: [],
      diff: fromWireDiff(diff),
    });
    setState({ kind: 'done', edit: id, grids });
    // The plan itself is what is to be seen now, and worked on at the level of its new grids.
    editor.setLevel(request.level);
    const { choose, seeToday } = useDraftView.getState();
    choose(new Set(), new Set());
    seeToday(true);
    await queries.invalidateQueries({ queryKey: ['proposals', plan] });
  };
  return { state, adopt, forget: () => setState(IDLE) };
}
