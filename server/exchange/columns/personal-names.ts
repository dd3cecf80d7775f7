import type { ImportKind } from '../../../domain/contract/exchange.ts';
import { normalName, wordsOf } from './normal-name.ts';

/**
 * What the name of a column says about persons. `resident`: about a resident, or nobody's business whoever it is of.
 * `person`: a name or a telephone, which of a team is what the board publishes. `post`: names an office of a team.
 */
type About = 'resident' | 'person' | 'post';

/*
 * Chinese names of columns are looked through for these words, of which three characters are enough: more of a name a DBF in
 * UTF-8 has no room for. A column that counts (残疾人数, 租户数, 党员比例) is a
 * number of a building or a grid and about nobody.
 */
const RESIDENT_ZH = new RegExp(
  [
    '身份证|身份号|证件|公民身|护照|居住证|社保卡|社保号|医保卡|医保号|驾驶证|驾照|通行证|学籍',
    '户主|业主|产权人|所有权人|权利人|房主|屋主|房东|租户|租客|租赁人|承租|租住人|住户姓|居民姓|家庭成|家属|亲属',
    '患者|病人|癌|精障|残障|信教|教徒|(?<![商用])户名(?!称)|名单|被访|宗教|信仰|民族|籍贯|政治面|党员|团员|入党|党龄|国籍',
    '健康|疾病|病史|病情|病种|患病|慢性病|残疾|伤残|精神障|精神病|精神状|艾滋|传染|吸毒|戒毒|涉毒|疫苗|接种|核酸|血型|孕|生育|计生|避孕',
    '出生|生日(?!期)|年龄|性别|婚姻|婚否|婚育|配偶|子女|监护|学历|学位|文化程|职业|工作单(?:位|$)|服务处(?:所|$)|收入|工资',
    '低保|五保|特困|贫困|困境|留守|空巢|孤寡|独居|失独|优抚|退役|退伍',
    '信访|上访|刑满|刑释|矫正|犯罪|前科|涉案|涉恐|邪教|重点人|帮教|管控对|服刑|处罚',
    '户口|户籍地|户籍性|户籍类|与户主|家庭关|家庭住|现住址|现居住|居住地(?:址|$)|人户',
    '银行|账号|帐号|账户|帐户|卡号|开户|微信|qq|邮箱|车牌|人脸|指纹|照片',
  ].join('|'),
);
const PERSON_ZH =
  /姓名|姓氏|联系人|法人|法定代|负责人|责任人|经营者|经营人|店主|老板|当事人|报案人|报警人|举报人|上报人|报告人|报送人|来电人|诉求人|反映人|投诉人|申请人|登记人|填报人|采集人|处理人|经办人|曾用名|人名|电话|手机|联系方|联系电|联系号|来电号|固话|座机|传真|通讯方/;
const POST_ZH =
  /网格员|网格长|管理员|协管员|警务员|民警|片警|辅警|督导员|监督员|司法员|消防员|助理员|联络员|指导员|巡查员|调解员|信息员|志愿者|书记|(?:楼|楼栋|楼门|单元|巷|街|路)长(?!度)|组长|村长|主任|站长|包保|包联|值班人|领导/;
const COUNT_ZH = /(?:数|数量|总数|户次|人次|率|比例|占比|比重)$/;

/** What is said of an office, not of a person: 宗教场所, 残疾人服务中心, 信访办公室. Nothing but these words is excused by it. */
const OFFICE_ZH =
  /(?:单位|机构|场所|设施|中心|委员会|学校|企业|公司|部门|办公室|活动室|支部|网点|站)(?:名称|类型|编码)?$/;
const EXCUSED_ZH = /工作单位|身份证|证件|姓名|电话|手机|户主/;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Of English names each word, and each two together (`id card`, `first name`). */
const RESIDENT_EN = words(`
  idcard idno idnumber identity identitycard nationalid citizenid passport ssn socialsecurity
  owner owners ownername landlord tenant tenants lessee householder householdhead headofhousehold
  religion religious faith ethnic ethnicity race nationality
  health disease diseases illness medical disabled disability handicap pregnant pregnancy vaccine vaccination
  birth birthday birthdate dateofbirth dob age gender sex marital marriage married spouse education
  income salary occupation employer partymember party political
  petition petitioner convict convicted conviction criminal crime offender probation parole drug addict
  bank iban account accountno accountnumber cardnumber email wechat qq plate licenseplate
`);
const PERSON_EN = words(`
  firstname lastname fullname surname familyname givenname forename personname person contact contacts contactname
  residentname resident legalperson manager reporter caller complainant applicant informant operator
  phone phones telephone tel mobile cellphone mobilephone fax
`);
const POST_EN = words('gridworker gridhead gridleader headname workername secretary policeman officer');
const COUNT_EN = words('count counts total totals sum share rate percent pct avg mean');

/** The initials of the pinyin of such names, whole. Many have other readings: what a kind of file asks for goes before. */
const RESIDENT_PY = words(`
  sfz sfzh sfzhm sfzhao gmsfhm gmsfzh zjhm zjh zjlx hz hzxm hzdh hzsfz hzsfzh yz yzxm yzdh cqr cqrxm cqrdh fdxm fddh
  zhxm zhdh zkxm jmxm jtcy zjxy xy mz zzmm jg jkzk jkqk jkzt jb cj cjqk cjlb csrq csny csd sr nl xb hyzk whcd xl zy gzdw fwcs
  yhzh yhkh khh yhzgx yhzg xzz xjzd hjd hjdz hjdxz hkxz hklx wxh cph
`);
const PERSON_PY = words(
  'xm lxr lxrxm lxrdh fzr fzrxm fzrdh zrr zrrdh fr frdb frxm fddbr jyz jyzxm sbr dh lxdh sjh sjhm sj lxfs dhhm dhh gddh',
);
const POST_PY = words(
  'wgy wgz wgyxm wgydh wgylxdh wgzxm wgzdh wgzlxdh zwgz ldz ldzxm ldzdh lz lzxm lzdh mjxm mjdh pj sqmj gly xgy zsj',
);

/** Whether a file of that kind may say who serves a grid and how to reach them. */
const OF_TEAMS: ReadonlySet<ImportKind> = new Set<ImportKind>(['teams', 'grids']);

/**
 * Why a column is not to be taken, by its name: `personal`, or `team` for what of a grids file belongs to its team.
 * Null for a name that says nothing of persons, and for a team's own columns in a file of teams. `asked`: one of the
 * kind's own names, which wins over initials with two readings.
 */
export function personalName(name: string, kind: ImportKind, asked: boolean): 'personal' | 'team' | null {
  const about = aboutPersons(name, asked);
  if (about === null) return null;
  if (about === 'resident' || !OF_TEAMS.has(kind)) return 'personal';
  return kind === 'grids' ? 'team' : null;
}

/** Whether a column's name says anything of persons, whatever the file is of. */
export function namesPersons(name: string): boolean {
  return aboutPersons(name, false) !== null;
}

function aboutPersons(name: string, asked: boolean): About | null {
  const normal = normalName(name);
  return chinese(normal) ?? english(name, normal) ?? (asked ? null : initials(normal));
}

function chinese(normal: string): About | null {
  if (!/\p{Script=Han}/u.test(normal) || COUNT_ZH.test(normal)) return null;
  if (RESIDENT_ZH.test(normal) && (!OFFICE_ZH.test(normal) || EXCUSED_ZH.test(normal))) return 'resident';
  if (POST_ZH.test(normal)) return 'post';
  return PERSON_ZH.test(normal) ? 'person' : null;
}

function english(name: string, normal: string): About | null {
  const said = wordsOf(name);
  if (said.some((word) => COUNT_EN.has(word)) && !said.includes('phone') && !said.includes('id')) return null;
  const each = [...said, ...said.slice(1).map((word, i) => `${said[i]}${word}`), normal];
  const has = (set: ReadonlySet<string>) => each.some((word) => set.has(word)) || runTogether(normal, set);
  if (has(RESIDENT_EN)) return 'resident';
  if (has(POST_EN)) return 'post';
  return has(PERSON_EN) ? 'person' : null;
}

/** What is said of a thing, behind its name without a space: OWNERNAME, PHONENO. */
const TAILS = ['name', 'no', 'num', 'number', 'code', 'phone', 'tel', 'id', 'date', 'type', 'status'];
/** A DBF keeps ten bytes of a name. */
const DBF_NAME = 10;

function runTogether(normal: string, set: ReadonlySet<string>): boolean {
  for (const word of set) {
    if (word.length < 3 || !normal.startsWith(word.slice(0, DBF_NAME))) continue;
    if (word.length > DBF_NAME && normal === word.slice(0, DBF_NAME)) return true;
    const tail = normal.slice(word.length);
    if (normal.startsWith(word) && TAILS.includes(tail)) return true;
    if (normal.length === DBF_NAME && TAILS.some((end) => end.startsWith(tail)) && tail !== '') return true;
  }
  return false;
}

function initials(normal: string): About | null {
  if (RESIDENT_PY.has(normal)) return 'resident';
  if (POST_PY.has(normal)) return 'post';
  return PERSON_PY.has(normal) ? 'person' : null;
}
