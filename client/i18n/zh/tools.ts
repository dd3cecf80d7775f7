export const tool = {
  select: { label: '选择', hint: '单击选中，Shift 单击加减选，Shift 拖动框选，双击选同一上级的全部网格' },
  split: {
    label: '拆分',
    hint: '沿线逐点单击，点在街道上则沿街走（F 切换），双击或回车切开，退格删点，Esc 放弃',
  },
  'split-evenly': {
    label: '均分',
    hint: '指着网格即看到沿街均分的样子，移动指针转动分界，按 2–9 或 +、− 定份数，单击分开，Esc 放弃',
  },
  reshape: {
    label: '改线',
    hint: '从网格内起笔画出新边界，再回到该网格内，点在街道上则沿街走（F 切换），双击完成，沿线各网格随之改变',
  },
  'move-vertex': {
    label: '移动顶点',
    hint: '拖动顶点，相邻网格随之移动；拖动边的中间加点，Alt 单击或 Delete 删点',
  },
  'move-border': {
    label: '移动边界',
    hint: '按住一条边界整体拖动，两侧网格随之移动；拖到平行的街道上即改沿该街（F 切换）',
  },
  carve: { label: '划入', hint: '圈出一块地划入所选网格，双击闭合，Esc 放弃' },
  draw: { label: '新建网格', hint: '圈出一块地建成新网格，双击闭合，Esc 放弃' },
  'add-building': { label: '添加楼栋', hint: '单击楼栋所在位置，再填户数' },
  'move-building': { label: '移动楼栋', hint: '拖动楼栋到它真正所在的位置' },
};

export const command = {
  undo: { label: '撤销', hint: '撤回自己的上一步修改' },
  redo: { label: '重做', hint: '恢复刚撤回的修改' },
  merge: { label: '合并', hint: '把所选相邻网格并成一个，户数最多的保留编码' },
  lock: { label: '锁定', hint: '锁定所选网格，不再改动其边界' },
  unlock: { label: '解锁', hint: '解除所选网格的锁定' },
  'detach-part': { label: '分出飞地', hint: '把不相连的部分分成独立网格' },
  'remove-vertex': { label: '删除顶点', hint: '删去选中的顶点' },
  'select-all': { label: '全选', hint: '选中本层级所有网格' },
  'select-siblings': { label: '选同级', hint: '选中同一上级下的所有网格' },
  'select-none': { label: '取消选择', hint: '不选任何网格' },
  'zoom-to-selection': {
    label: '缩放到所选或全图',
    hint: '把所选网格放到视野中央；未选时显示整个方案',
  },
  'toggle-route': {
    label: '沿街',
    hint: '拆分和改线时，两次单击之间沿街道走；按住 Alt 画直线',
  },
  'toggle-snap': { label: '吸附', hint: '是否吸附到顶点、边界和街道' },
  'level-up': { label: '上一层级', hint: '改到上一层级' },
  'level-down': { label: '下一层级', hint: '改到下一层级' },
  'remove-building': { label: '删除楼栋', hint: '删去选中的楼栋' },
  draft: { label: '起草网格', hint: '由机器沿街巷划出建议方案，或调整现有网格；比较以后再采用' },
};
