import type { Random } from './random.ts';

/** A name in Chinese, and in English or pinyin. */
export interface Name {
  readonly zh: string;
  readonly en: string;
}

const FIRST =
  '锦jin 文wen 昌chang 和he 平ping 安an 康kang 宁ning 永yong 兴xing 瑞rui 祥xiang 嘉jia 景jing 明ming 德de 仁ren 义yi 信xin 怀huai 望wang 临lin 翠cui 碧bi 云yun 朝zhao 清qing 柳liu 槐huai 桐tong 梧wu 梅mei 兰lan 松song 竹zhu 桂gui 银yin 玉yu 龙long 凤feng 鹿lu 鹤he 雁yan 春chun 秋qiu';
const SECOND =
  '溪xi 源yuan 亭ting 台tai 苑yuan 泉quan 林lin 州zhou 华hua 远yuan 阳yang 泰tai 岳yue 川chuan 湖hu 岭ling 塘tang 桥qiao 坊fang 园yuan 丰feng 盛sheng 达da 通tong 顺shun 隆long 富fu 庆qing 霞xia 岚lan 波bo 津jin 浦pu 沙sha 杨yang 棠tang 荷he 菱ling 萱xuan 庭ting';
const SURNAMES =
  '王wang 李li 张zhang 刘liu 陈chen 杨yang 赵zhao 黄huang 周zhou 吴wu 徐xu 孙sun 胡hu 朱zhu 高gao 林lin 何he 郭guo 马ma 罗luo 梁liang 宋song 郑zheng 谢xie 韩han 唐tang 冯feng 于yu 董dong 萧xiao 程cheng 曹cao 袁yuan 邓deng 许xu 傅fu 沈shen 曾zeng 彭peng 吕lü';
const GIVEN =
  '建jian 国guo 华hua 伟wei 芳fang 娜na 敏min 静jing 丽li 强qiang 磊lei 军jun 洋yang 勇yong 艳yan 杰jie 娟juan 涛tao 超chao 霞xia 平ping 刚gang 桂gui 英ying 兰lan 玲ling 红hong 梅mei 凯kai 鹏peng 慧hui 欣xin 宇yu 晨chen 琳lin 博bo';

type Syllable = readonly [zh: string, pinyin: string];

function syllables(table: string): Syllable[] {
  return table.split(' ').map((entry) => [entry[0]!, entry.slice(1)]);
}

const POOL = {
  first: syllables(FIRST),
  second: syllables(SECOND),
  surnames: syllables(SURNAMES),
  given: syllables(GIVEN),
};

/** One word of pinyin; an apostrophe before a syllable that begins with a vowel. */
function word(parts: readonly Syllable[]): string {
  const joined = parts
    .map(([, pinyin], i) => (i > 0 && /^[aeo]/.test(pinyin) ? `’${pinyin}` : pinyin))
    .join('');
  return joined[0]!.toUpperCase() + joined.slice(1);
}

/** Invented names, each given once. */
export class Names {
  private readonly random: Random;
  private readonly given = new Set<string>();

  constructor(random: Random) {
    this.random = random;
  }

  /** Two lucky or leafy characters, e.g. 锦溪 Jinxi, with an ending. */
  place(zh: string, en: string): Name {
    return this.once(() => this.signboard(zh, en));
  }

  /** A village: a surname and an ending of the plain, e.g. 李庄 Lizhuang. */
  village(): Name {
    const ends: Syllable[] = [
      ['庄', 'zhuang'],
      ['楼', 'lou'],
      ['集', 'ji'],
      ['营', 'ying'],
      ['寨', 'zhai'],
      ['堂', 'tang'],
      ['湾', 'wan'],
    ];
    return this.once((attempt) => {
      const side: Syllable[] =
        attempt < 12
          ? []
          : [
              this.random.pick<Syllable>([
                ['大', 'da'],
                ['小', 'xiao'],
                ['东', 'dong'],
                ['西', 'xi'],
                ['前', 'qian'],
                ['后', 'hou'],
              ]),
            ];
      const parts = [...side, this.random.pick(POOL.surnames), this.random.pick(ends)];
      return { zh: parts.map(([one]) => one).join(''), en: word(parts) };
    });
  }

  /** A person who does not exist; names of people may come twice. */
  person(): Name {
    const surname = this.random.pick(POOL.surnames);
    const given = Array.from({ length: this.random.chance(0.3) ? 1 : 2 }, () => this.random.pick(POOL.given));
    return {
      zh: surname[0] + given.map(([one]) => one).join(''),
      en: `${word([surname])} ${word(given)}`,
    };
  }

  /** A shop's name, which others may have too. */
  signboard(zh: string, en: string): Name {
    const parts = [this.random.pick(POOL.first), this.random.pick(POOL.second)];
    return { zh: parts.map(([one]) => one).join('') + zh, en: `${word(parts)}${en}` };
  }

  /** Takes a name that is fixed; throws when it has been given. */
  fixed(zh: string, en: string): Name {
    if (this.given.has(zh)) throw new Error(`${zh} has been given.`);
    this.given.add(zh);
    return { zh, en };
  }

  private once(make: (attempt: number) => Name): Name {
    for (let attempt = 0; ; attempt++) {
      const name = make(attempt);
      if (this.given.has(name.zh)) continue;
      this.given.add(name.zh);
      return name;
    }
  }
}
