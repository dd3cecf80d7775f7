import { namesOf } from '../../crs/crs-names.ts';
import { csvLine } from './csv-line.ts';
import type { DbfField, LongText } from './dbf-fields.ts';
import type { Language, OutLayer } from './outgoing.ts';
import type { Placing } from './placing.ts';

/** A text that goes into the zip beside the tables. */
export interface Note {
  readonly name: string;
  readonly text: string;
}

const MARK = '\uFEFF';

/** What each field of each table holds: names are cut to ten characters, and long texts go on in further fields. */
export function fieldNote(
  tables: readonly { readonly layer: OutLayer; readonly fields: readonly DbfField[] }[],
  language: Language,
): Note {
  const heads = language === 'zh' ? ['图层', '字段', '全名', '中文名', '第几段'] : HEADS;
  const lines = tables.flatMap(({ layer, fields }) =>
    fields.map(({ name, column, part }) => [layer.name, name, column.name, column.zh, part + 1]),
  );
  return {
    name: language === 'zh' ? '字段对照.csv' : 'columns.csv',
    text: MARK + [heads, ...lines].map(csvLine).join(''),
  };
}

const HEADS = ['layer', 'field', 'name', 'nameZh', 'part'];

/** Texts that no table of dBase can hold, whole; none where there are none. */
export function longTextNote(
  tables: readonly { readonly layer: OutLayer; readonly longTexts: readonly LongText[] }[],
  language: Language,
): Note[] {
  const lines = tables.flatMap(({ layer, longTexts }) =>
    longTexts.map(({ id, column, text }) => [layer.name, id, column, text]),
  );
  if (lines.length === 0) return [];
  const heads = language === 'zh' ? ['图层', '编号', '字段', '全文'] : ['layer', 'id', 'column', 'text'];
  return [
    {
      name: language === 'zh' ? '长文本.csv' : 'long-texts.csv',
      text: MARK + [heads, ...lines].map(csvLine).join(''),
    },
  ];
}

/** Where no `.prj` can say the coordinate system without lying: which it is. */
export function systemNote({ crs }: Placing, language: Language): Note {
  return language === 'zh'
    ? {
        name: '坐标系说明.txt',
        text: `${MARK}本文件的坐标系是 ${namesOf(crs.id)?.zh ?? crs.name}（${crs.id}）。\r\n该坐标系没有可写入 .prj 的标准定义，因此不附 .prj；请勿当作 WGS 84 或 CGCS2000 使用。\r\n`,
      }
    : {
        name: 'coordinate-system.txt',
        text: `${MARK}The coordinates of these files are ${crs.name} (${crs.id}).\r\nThere is no standard definition of it for a .prj, so there is none; do not take them for WGS 84 or CGCS2000.\r\n`,
      };
}
