import type { ImportKind } from '../../../domain/contract/exchange.ts';
import type { Field } from './fields.ts';
import { normalName } from './normal-name.ts';

type Names = Partial<Record<Field, string>>;

/*
 * Names in English, in Chinese, and as the initials of their pinyin (WGMC is 网格名称), best first. One that a kind of
 * file has for itself stands in BY_KIND, before those of every kind.
 */
const EVERYWHERE: Names = {
  id: 'id objid 唯一标识 标识码 bsm gid fid 编号 bh',
  name: 'name objname 名称 mc',
  code: 'code 编码 代码 bm dm',
  lng: 'lng lon long longitude x 经度 jd 东经 经度坐标 x坐标 坐标x',
  lat: 'lat latitude y 纬度 wd 北纬 纬度坐标 y坐标 坐标y',
  wkt: 'wkt wktgeom geom thegeom geometry 几何 空间信息',
};

const PLACE: Names = {
  direction:
    'direction 方向 fx 朝向 cx 监控方向 jkfx 拍摄方向 方位角 fwj 方位 fw azimuth heading bearing angle',
  rangeM: 'rangem range 可视距离 ksjl 监控距离 jkjl 监控半径 jkbj 视距 覆盖半径 fgbj',
  link: 'link 链接 lj url 网址 视频地址 spdz 播放地址 bfdz rtsp stream',
};

const BY_KIND: Partial<Record<ImportKind, Names>> = {
  territory: {
    name: '辖区名称 区划名称 qhmc 街道名称 jdmc 乡镇名称 xzmc 社区名称 sqmc 名称',
    code: '区划代码 qhdm 行政区划代码 xzqhdm 编码',
  },
  grids: {
    id: 'id gridid 网格id',
    code:
      'code gridcode 网格编码 wgbm 网格代码 wgdm 网格编号 wgbh 网格号 wgh 网格标识码 单元网格代码 单元网格编码 bgcode 网格唯一编码 编码 bm 代码 dm 社区编码 sqbm 社区代码 sqdm ' +
      '区划代码 qhdm 行政区划代码 xzqhdm 编号 bh',
    newCode: 'newcode 新编码 xbm 新网格编码 xwgbm 新代码 xdm 新网格代码',
    name:
      'name gridname 网格名称 wgmc 单元网格名称 微网格名称 网格名 网格 wg 名称 mc 小区名称 xqmc 社区名称 sqmc 社区 村居名称 行政村名称 行政村 ' +
      '村名 街道名称 jdmc 乡镇名称 xzmc 区划名称 qhmc',
    parent:
      'parent parentid parentname parentgrid 上级网格 sjwg 上级 上级名称 上级网格名称 sjwgmc 父级 父网格 所属网格 sswg ' +
      '所属社区 sssq 所在社区 szsq 所属社区名称 社区名称 sqmc 社区 所属村居 村居名称 所属街道 ssjd 街道名称 jdmc ' +
      '所属小区 ssxq 小区名称 xqmc community',
    parentCode:
      'parentcode 上级编码 sjbm 上级代码 sjdm 上级网格编码 sjwgbm 父级编码 fjbm 所属社区编码 sssqbm 所属社区代码 ' +
      '社区编码 sqbm 社区代码 sqdm pid',
    level: 'level 层级 cj 网格层级 wgcj 级别 网格级别 wgjb gridlevel',
    type: 'type gridtype 网格类型 wglx 类型 lx 网格类别 wglb 类别 lb',
    risk: 'risk risklevel 风险等级 fxdj 风险级别 fxjb 风险 网格风险等级',
    declared: 'declared declaredhouseholds 自报户数 zbhs 申报户数 sbhs 上报户数',
    households: 'households 户数 hs 总户数 zhs 网格户数 wghs 住户数 居民户数 jmhs 家庭户数 householdcount hh',
    persons:
      'persons population pop 人口数 rks 人数 rs 总人口 zrk 总人口数 zrks 总人数 zrs 常住人口 czrk 常住人口数 居民人数 ' +
      '人口 rk 实有人口 syrk residents',
    target: 'target 目标 目标户数 mbhs 目标值',
    locked: 'locked 锁定 是否锁定 sfsd',
    note: 'note notes 备注 bz 说明 sm remark remarks comment',
    tags: 'tags 标签 bq tag',
    leaf: 'leaf 是否末级 末级',
    unassigned: 'unassigned 未划分 是否未划分',
    team: 'team 网格力量 wgll',
  },
  buildings: {
    id:
      'id buildingid 楼栋编码 ldbm 楼栋编号 ldbh 楼栋代码 lddm 楼栋id 建筑物编码 jzwbm 建筑编码 jzbm 建筑编号 jzbh ' +
      '建筑物编号 房屋编码 fwbm 房屋编号 幢编号 编码 bm code 编号 bh gid fid',
    name:
      'name buildingname 楼栋名称 ldmc 楼宇名称 lymc 建筑名称 jzmc 建筑物名称 jzwmc 楼名 楼栋 ld 楼栋号 ldh 楼号 lh ' +
      '栋号 幢号 名称 mc 院落名称',
    households:
      'households 户数 hs 总户数 zhs 住户数 楼栋户数 ldhs 居民户数 jmhs 家庭户数 householdcount hh homes dwellings',
    persons:
      'persons population pop 人口数 rks 人数 rs 居住人数 jzrs 总人口 zrk 总人数 zrs 常住人口 czrk 常住人口数 居民人数 ' +
      '人口 rk 实有人口 syrk residents',
    storeys:
      'storeys stories floors levels 层数 cs 楼层数 lcs 总层数 zcs 地上层数 dscs 建筑层数 jzcs 楼层 lc buildinglevels ' +
      'numfloors floor',
    homesPerStorey: 'homesperstorey 每层户数 mchs 每层套数 mcts 一层户数 ychs unitsperfloor homesperfloor',
    use: 'use usage 用途 yt 建筑用途 jzyt 房屋用途 fwyt 规划用途 ghyt 使用性质 syxz 建筑类型 jzlx 房屋类型 fwlx building 类型 lx type',
  },
  lines: {
    id: 'id 编号 bh 编码 bm',
    kind: 'kind 种类 zl 线类型 要素类型 类型 lx type',
    class: 'class fclass 等级 dj 道路等级 dldj 道路类型 dllx 级别 技术等级 jsdj',
    name: 'name 道路名称 dlmc 路名 lm 街道名称 jdmc 河流名称 hlmc 铁路名称 tlmc 名称 mc',
    bridge: 'bridge 桥梁 桥 是否桥梁 sfql',
    tunnel: 'tunnel 隧道 是否隧道 sfsd',
    highway: 'highway',
    railway: 'railway',
    waterway: 'waterway',
    barrier: 'barrier',
  },
  teams: {
    grid:
      'grid gridcode 网格编码 wgbm 网格代码 wgdm 网格编号 wgbh 网格号 wgh 编码 bm 代码 dm code 网格 wg 网格名称 wgmc ' +
      '网格名 gridname gridid 网格id 所属网格 sswg 所在网格 szwg 责任网格 zrwg 名称 mc',
    level: 'level 层级 cj 网格层级 wgcj',
    role: 'role 角色 js 网格角色 职务 zw 岗位 gw 人员类型 rylx 人员类别 rylb 力量类型 力量类别 身份 position title job duty',
    member:
      'member membername name 姓名 xm 人员姓名 ryxm 网格员姓名 wgyxm 网格长姓名 wgzxm 成员 成员姓名 cyxm 网格员 wgy 人员',
    phone:
      'phone telephone tel mobile mobilephone 电话 dh 联系电话 lxdh 手机 手机号 sjh 手机号码 sjhm sj 电话号码 dhhm ' +
      '联系方式 lxfs 网格员电话 wgydh 办公电话 bgdh',
    serviceName: 'service servicename 服务名称 fwmc 服务项目 fwxm 服务 服务内容',
    servicePhone: 'servicephone 服务电话 fwdh 便民电话 bmdh',
    team: 'team 网格力量 wgll',
  },
  cases: {
    externalId:
      'externalid caseid 案件编号 ajbh 事件编号 sjbh 工单编号 gdbh 工单号 gdh 案卷编号 案卷号 ajh 任务号 rwh 流水号 lsh ' +
      '编号 bh id no number',
    source: 'source 来源 ly 案件来源 ajly 事件来源 sjly 工单来源 上报渠道 sbqd 渠道 qd channel',
    occurredAt:
      'occurredat 发生时间 fssj 上报时间 sbsj 受理时间 slsj 来电时间 ldsj 登记时间 djsj 创建时间 cjsj 时间 sj 发生日期 fsrq ' +
      '上报日期 日期 rq reportedat createdat datetime time date timestamp',
    kind:
      'kind 案件类型 ajlx 事件类型 sjlx 问题类型 wtlx 案件类别 ajlb 事件类别 sjlb 小类 xl 小类名称 xlmc 类型 lx 类别 lb ' +
      '事项 category type',
    severity:
      'severity 严重程度 yzcd 紧急程度 jjcd 案件等级 ajdj 事件等级 sjdj 等级 dj 级别 jb 优先级 yxj priority level',
    title:
      'title 标题 bt 主题 zt 问题描述 wtms 事件描述 sjms 案件描述 ajms 描述 ms 内容 nr 事件内容 案件名称 ajmc 事件名称 ' +
      'sjmc 名称 name subject summary description',
    state: 'state status 状态 案件状态 ajzt 事件状态 sjzt 办理状态 blzt 处理状态 clzt 当前阶段 dqjd',
    note: 'note 备注 bz 备注信息 补充说明 remark remarks comment',
    acceptedAt: 'acceptedat 受理时间 slsj 立案时间 lasj 受理日期 立案日期',
    dispatchedAt: 'dispatchedat 派遣时间 pqsj 派单时间 pdsj 交办时间 jbsj 转办时间 zbsj 派遣日期 assignedat',
    handledAt:
      'handledat 处置时间 czsj 处置完成时间 处理时间 处理完成时间 办理时间 blsj 办理完成时间 解决时间 jjsj 处置日期 resolvedat',
    closedAt:
      'closedat 结案时间 jasj 办结时间 bjsj 归档时间 gdsj 完成时间 wcsj 关闭时间 结案日期 办结日期 finishedat',
    satisfaction: 'satisfaction 满意度 myd 满意度评价 群众满意度 评价结果 pjjg rating',
  },
  cameras: {
    ...PLACE,
    id: 'id cameraid 国标编码 gbbm 设备编码 sbbm 设备编号 sbbh 点位编号 dwbh 摄像头编号 编码 bm 编号 bh',
    name: 'name 点位名称 dwmc 摄像头名称 sxtmc 摄像机名称 sxjmc 监控名称 jkmc 设备名称 sbmc 名称 mc 安装位置 azwz 安装地址 azdz 安装地点',
    category: 'category 摄像机类型 sxjlx 设备类型 sblx 监控类型 jklx 点位类型 dwlx 类型 lx 类别 lb type',
  },
  shops: {
    ...PLACE,
    id: 'id shopid 商铺编号 spbh 店铺编号 dpbh 商户编号 编码 bm 编号 bh',
    name: 'name shopname 商铺名称 spmc 店铺名称 dpmc 商户名称 shmc 门店名称 mdmc 字号名称 zhmc 店名 招牌名称 zpmc 单位名称 名称 mc',
    category:
      'category 经营类别 jylb 经营类型 jylx 行业 行业类别 hylb 业态 经营范围 jyfw 主营 类型 lx 类别 lb shop amenity type',
  },
  units: {
    ...PLACE,
    id: 'id unitid 单位编号 dwbh 单位编码 dwbm 编码 bm 编号 bh',
    name: 'name unitname 单位名称 dwmc 企业名称 qymc 机构名称 jgmc 公司名称 gsmc 名称 mc',
    category:
      'category 单位类型 dwlx 单位类别 dwlb 单位性质 dwxz 企业类型 qylx 行业 行业类别 hylb 类型 lx 类别 lb type amenity office',
  },
};

/** A number or a code that files number their things by: what the person says is the key may be called so. */
const NUMBERS = 'code id 编码 代码 编号 bm dm bh'.split(' ');

const known = new Map<string, readonly string[]>();

/**
 * The names under which a kind of file has a field, best first, normalised. `key`: the field by which records are known
 * again; it is also found under any name for a number.
 */
export function namesOf(kind: ImportKind, field: Field, key?: string): readonly string[] {
  const place = `${kind} ${field} ${key === field}`;
  let names = known.get(place);
  if (!names) {
    const own = BY_KIND[kind]?.[field] ?? EVERYWHERE[field] ?? '';
    const all = [field, ...own.split(' '), ...(key === field ? NUMBERS : [])];
    names = [...new Set(all.map(normalName))].filter((name) => name !== '');
    known.set(place, names);
  }
  return names;
}
