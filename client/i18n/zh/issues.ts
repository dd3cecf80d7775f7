export const issue = {
  gap: '空白：{{areaM2}} 平方米没有归属',
  overlap: '重叠：{{areaM2}} 平方米归了两个网格',
  outside: '超出辖区 {{areaM2}} 平方米',
  invalid: '图形无效',
  crossing: '边界相互穿越',
  disconnected: '{{name}} 不相连',
  unassigned: '未划分的地块，{{areaM2}} 平方米',
  'over-band': '{{name}}：{{households}} 户，多于 {{high}} 户',
  'under-band': '{{name}}：{{households}} 户，少于 {{low}} 户',
  'role-missing': '{{name}} 缺少{{role}}',
  'building-outside': '楼栋不在任何网格内，{{households}} 户',
  sliver: '狭长碎块，宽约 {{widthM}} 米',
  'cut-building': '边界穿过楼栋',
  't-junction': '边界上有多余的接点，没有面积',
  'no-type': '{{name}} 未定类型',
  'no-risk': '{{name}} 未定风险等级',
};

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
};

export const severity = { error: '错误', warning: '警告', notice: '提示' };
