import type { Words } from '../../deployment/types.ts';

/** What a clerk calls the parts of a sheet, by the names that blocks and strips have. */
const PARTS: Readonly<Record<string, Words>> = {
  heading: { zh: '标题', en: 'heading' },
  way: { zh: '所属', en: 'line beneath the heading' },
  code: { zh: '网格编码', en: 'grid code' },
  facts: { zh: '类型与户数', en: 'type and households' },
  'four-sides': { zh: '四至范围', en: 'four sides' },
  team: { zh: '网格力量', en: 'grid team' },
  services: { zh: '便民服务电话', en: 'service phones' },
  'community-phone': { zh: '社区电话', en: 'community office' },
  inside: { zh: '下级网格', en: 'grids within' },
  legend: { zh: '图例', en: 'legend' },
  overview: { zh: '所在位置', en: 'where it lies' },
  qr: { zh: '二维码', en: 'QR code' },
  scale: { zh: '比例尺', en: 'scale' },
  zone: { zh: '坐标系', en: 'coordinate system' },
  footing: { zh: '下方一行', en: 'foot line' },
  approval: { zh: '审图号', en: 'map approval number' },
  imprint: { zh: '落款', en: 'imprint' },
  draft: { zh: '草案标记', en: 'mark of a draft' },
};

/** A part of a sheet in the sheet's language. */
export function partWords(part: string, lang: 'zh' | 'en'): string {
  return PARTS[part]?.[lang] ?? part;
}
