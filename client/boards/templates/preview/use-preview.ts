import { useEffect, useRef, useState } from 'react';
import { readTemplate } from '../../../../domain/board/read-template.ts';
import type { BoardTemplate } from '../../../../domain/board/template.ts';
import type { BoardLang, BoardNotice } from '../../../../domain/contract/board.ts';
import type { Reason } from '../../../../domain/result.ts';
import { boardsApi } from '../../boards-api.ts';
import { millimetresOf } from '../flow/template-words.ts';

/** Who types is not done before nothing has been typed for so long. */
const TYPED_MS = 300;
/** As long as the server has others' sheets to draw. */
const BUSY_MS = 2_000;

export interface PreviewSheet {
  /** Of the picture, as long as it is shown. */
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly notices: readonly BoardNotice[] | null;
}

export interface Preview {
  /** The last that could be drawn. */
  readonly sheet: PreviewSheet | null;
  readonly drawing: boolean;
  /** Why what is wished for now cannot be drawn. */
  readonly refusal: Reason | null;
  readonly again: () => void;
}

export interface PreviewWish {
  readonly plan: string;
  readonly revision: number;
  readonly grid: string | null;
  readonly lang: BoardLang;
  readonly page: number;
  readonly template: BoardTemplate | null;
}

/** The sheet of a grid by a template as it is now: asked for once typing rests, the last good one kept until there is a better. */
export function usePreview({ plan, revision, grid, lang, page, template }: PreviewWish): Preview {
  const [sheet, setSheet] = useState<PreviewSheet | null>(null);
  const [state, setState] = useState<Pick<Preview, 'drawing' | 'refusal'>>({ drawing: true, refusal: null });
  const [turn, setTurn] = useState(0);
  const before = useRef<BoardTemplate | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision or another turn is another sheet of the same wish.
  useEffect(() => {
    if (!template || grid === null) return setState({ drawing: false, refusal: null });
    const read = readTemplate(template);
    if (!read.ok) return setState({ drawing: false, refusal: read.reason });
    const typed = before.current?.id === template.id && before.current !== template;
    before.current = template;
    const stop = new AbortController();
    setState(({ refusal }) => ({ drawing: true, refusal }));
    const draw = async () => {
      const answer = await boardsApi.preview(plan, { template, grid, lang, page }, stop.signal);
      if (stop.signal.aborted) return;
      if (answer.kind === 'ok') {
        const { file, pages, notices } = answer.value;
        const size = millimetresOf(template)!;
        setSheet({ url: URL.createObjectURL(file), ...size, pages, notices });
        setState({ drawing: false, refusal: null });
      } else if (answer.kind === 'refused' && answer.reason.code === 'boards-busy')
        timer = setTimeout(draw, BUSY_MS);
      else
        setState({
          drawing: false,
          refusal: answer.kind === 'refused' ? answer.reason : { code: 'unreachable', params: {} },
        });
    };
    let timer = setTimeout(draw, typed ? TYPED_MS : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [plan, revision, grid, lang, page, template, turn]);
  const url = sheet?.url;
  useEffect(() => () => URL.revokeObjectURL(url ?? ''), [url]);
  return { sheet, ...state, again: () => setTurn((n) => n + 1) };
}
