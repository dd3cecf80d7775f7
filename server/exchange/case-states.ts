import type { CaseState } from '../../domain/case/types.ts';
import type { Profile } from '../../domain/deployment/types.ts';

/** What offices write of how far a case has come. */
const WORDS: Readonly<Record<CaseState, string>> = {
  reported: 'reported new open 上报 已上报 新建 待受理 未受理 待立案 信息收集 采集上报',
  accepted: 'accepted 受理 已受理 立案 已立案 待派遣 待派单 案卷建立',
  dispatched: 'dispatched assigned 派遣 已派遣 已派单 派单 待处置 待处理 处置中 处理中 办理中 未办结 未结案',
  handled: 'handled resolved 处置 已处置 处理 已处理 办理完成 待反馈 待核查',
  answered: 'answered 反馈 已反馈 答复 已答复 回复 已回复',
  verified: 'verified 核查 已核查 核实 已核实 待结案',
  closed: 'closed done finished 结案 已结案 办结 已办结 归档 已归档 完成 已完成 关闭 已关闭 结单 已结单',
  appraised: 'appraised 评价 已评价 已考评',
};

/**
 * How far a case has come by the words of a file: canonical ones, what offices write, and the deployment's own steps (one
 * that covers several is the last of them). Undefined for a word that nobody knows.
 */
export function stateWords({ cases }: Profile): (said: string) => CaseState | undefined {
  const words = new Map<string, CaseState>();
  for (const [state, list] of Object.entries(WORDS))
    for (const word of list.split(' ')) words.set(word, state as CaseState);
  for (const { id, name, covers } of cases.steps) {
    const state = covers.at(-1);
    if (state) for (const word of [id, name.zh, name.en]) words.set(word.toLowerCase(), state);
  }
  return (said) => words.get(said.normalize('NFKC').trim().toLowerCase());
}
