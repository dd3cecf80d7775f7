import { useDraftSession } from './draft-session.ts';
import { useDraftView } from './draft-view.ts';

/** Ends the barrier that is being drawn: kept from two corners on. */
export function endLine(): void {
  const { line, setLine } = useDraftView.getState();
  if (line && line.length > 1) useDraftSession.getState().draw(line);
  setLine(null);
}
