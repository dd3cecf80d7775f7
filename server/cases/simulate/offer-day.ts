import { createInterface } from 'node:readline';
import type { PlanContext } from '../../plans/context.ts';
import { Refusal } from '../../problem.ts';
import { dayState, endDay, startDay } from './day.service.ts';

type Say = (line: string) => void;

const REFUSED: Readonly<Record<string, string>> = {
  'day-running': '模拟正在进行 A simulated day is being played',
  'day-no-plan': '还没有现行方案 No plan is in force yet',
  'day-real-cases': '已有真实事件，请在指挥台确认后再模拟 There are real cases: confirm it at the desk',
};

/**
 * Says how a simulated day is played, and lets whoever sits at the server's own terminal play it: `d` and Enter begins it, again
 * ends it. Gives what ends the listening.
 */
export function offerDay(context: PlanContext, say: Say): () => void {
  if (!process.stdin.isTTY) {
    say('模拟一天（管理员） To play a simulated day, as an administrator: POST /api/demonstration/day');
    return () => {};
  }
  say('输入 d 回车模拟一天，再输一次结束 To play a simulated day type d and Enter, again to end it');
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    if (line.trim().toLowerCase() !== 'd') return;
    turn(context, say).catch((error: unknown) => {
      say(error instanceof Refusal ? (REFUSED[error.reason.code] ?? error.reason.code) : String(error));
    });
  });
  return () => lines.close();
}

/** Begins a day, or ends the one that is being played. */
async function turn(context: PlanContext, say: Say): Promise<void> {
  if ((await dayState(context)).running) {
    await endDay(context);
    say('模拟结束 The simulated day has ended');
    return;
  }
  const { cases, speed } = await startDay(context, {}, (error) => say(String(error)));
  const minutes = Math.round((24 * 60) / speed);
  say(`正在模拟一天：${minutes} 分钟，${cases} 件事件 Playing a day: ${minutes} minutes, ${cases} cases`);
}
