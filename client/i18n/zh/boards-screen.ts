/** 公示图界面：外框。 */
export const boardsScreen = {
  title: '公示图',
  tabs: '公示图的各个部分',
  tab: { print: '打印', replace: '更换', places: '悬挂位置', templates: '模板', settings: '设置' },
  loading: '正在读取方案',
  none: '还没有方案，也就没有公示图可印。请先到',
};
