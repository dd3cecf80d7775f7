import type { BoardLang } from '../../../domain/contract/board.ts';

/** What the public page says of itself; all else is in the words of the sheet. */
interface PublicWords {
  readonly mapOf: string;
  readonly call: string;
  readonly other: string;
  readonly goneTitle: string;
  readonly gone: string;
  readonly busyTitle: string;
  readonly busy: string;
  readonly faultTitle: string;
  readonly fault: string;
}

export const PUBLIC_WORDS: Readonly<Record<BoardLang, PublicWords>> = {
  zh: {
    mapOf: '网格地图：',
    call: '拨打',
    other: 'English',
    goneTitle: '没有这个网格的公示页',
    gone: '网格可能已经调整，或公示页尚未开放。请联系所在社区。',
    busyTitle: '现在看的人太多',
    busy: '请过一会儿再打开这一页；急事请拨打公示牌上的电话。',
    faultTitle: '这一页暂时打不开',
    fault: '请稍后再试；急事请拨打公示牌上的电话。',
  },
  en: {
    mapOf: 'Map of ',
    call: 'Call',
    other: '中文',
    goneTitle: 'No page of this grid',
    gone: 'The grid may have been redrawn, or its page is not open. Please ask your community office.',
    busyTitle: 'Too many people are looking',
    busy: 'Please open this page again in a moment; if it is urgent, call a number on the board.',
    faultTitle: 'This page cannot be shown now',
    fault: 'Please try again later; if it is urgent, call a number on the board.',
  },
};
