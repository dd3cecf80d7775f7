/** The words of a book's front: it is printed, so its language is that of its sheets and not that of the screen. */
export const BOOK_WORDS = {
  zh: {
    title: '网格公示图集',
    index: '索引图',
    contents: '目录',
    number: '序号',
    code: '编码',
    name: '网格',
    community: '上级网格',
    page: '页',
    unnamed: '（未命名）',
    uncoded: '—',
    draft: '草案',
    sheets: (n: number) => `共 ${n} 幅`,
    copies: (n: number) => `每幅 ${n} 份`,
    revision: (name: string, revision: number) => `${name} · 第 ${revision} 版`,
    pageOf: (n: number, of: number) => `第 ${n} 页 / 共 ${of} 页`,
  },
  en: {
    title: 'Notice boards of the grids',
    index: 'Index map',
    contents: 'Contents',
    number: 'No.',
    code: 'Code',
    name: 'Grid',
    community: 'Within',
    page: 'Page',
    unnamed: '(no name)',
    uncoded: '—',
    draft: 'draft',
    sheets: (n: number) => (n === 1 ? '1 sheet' : `${n} sheets`),
    copies: (n: number) => (n === 1 ? '1 copy of each' : `${n} copies of each`),
    revision: (name: string, revision: number) => `${name} · revision ${revision}`,
    pageOf: (n: number, of: number) => `Page ${n} of ${of}`,
  },
} as const;

export type BookWords = (typeof BOOK_WORDS)['zh' | 'en'];
