export const issue = {
  gap: '空白：没有归属的地面',
  overlap: '重叠：归了两个网格的地面',
  outside: '超出辖区',
  invalid: '图形无效',
  crossing: '边界相互穿越',
  disconnected: '{{name}} 分成不相连的 {{pieces}} 块',
  unassigned: '未划分的地块',
  'over-band': '{{name}}：{{amount}}，上限 {{high}}',
  'under-band': '{{name}}：{{amount}}，下限 {{low}}',
  'role-missing': '{{name}} 缺少{{role}}',
  'building-outside': '{{name}} 不在任何网格内，{{households}} 户',
  sliver: '狭长碎块',
  'cut-building': '边界穿过{{name}}',
  't-junction': '边界上有多余的接点，没有面积',
  'no-type': '{{name}} 未定类型',
  'no-risk': '{{name}} 未定风险等级',
  'four-sides-outdated': '{{name}} 的四至与现在的边界不符',
};

/** Added to an issue that has a width. */
export const issueWidth = '宽约 {{n}} 米';

export const issueGroup = {
  gap: '空白',
  overlap: '重叠',
  outside: '超出辖区',
  invalid: '图形无效',
  crossing: '边界相互穿越',
  disconnected: '不相连',
  unassigned: '未划分',
  'over-band': '户数偏多',
  'under-band': '户数偏少',
  'role-missing': '缺少网格力量',
  'building-outside': '楼栋无网格',
  sliver: '狭长碎块',
  'cut-building': '边界穿楼',
  't-junction': '多余接点',
  'no-type': '未定类型',
  'no-risk': '未定风险等级',
  'four-sides-outdated': '四至已过时',
};

export const severity = { error: '错误', warning: '警告', notice: '提示' };
