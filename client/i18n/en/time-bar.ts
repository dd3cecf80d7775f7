import type { Like } from '../like.ts';
import type * as zh from '../zh/time-bar.ts';

/** The time bar and its playback. */
export const timeBar: Like<typeof zh.timeBar> = {
  timeBar: {
    title: 'Time',
    window: 'Time window',
    hour: 'Hour',
    day: 'Day',
    week: '7 days',
    month: '30 days',
    other: 'Other…',
    from: 'From',
    to: 'To',
    show: 'Show',
    chinaTime: 'Both in China time.',
    noWindow: 'The end has to be at least a minute after the start, ten years at most.',
    play: 'Play back (Space)',
    pause: 'Pause (Space)',
    end: 'End the playback, back to now',
    head: 'Playback time',
    speed: 'Playback speed',
    times: '×{{n}}',
    span: 'How far back it shows',
    spanOf: 'Shows {{time}}',
    compare: 'Compare with the window before',
    part: '{{all}} cases; the track has the newest {{n}}',
    loading: 'Fetching cases',
  },
  fresh: {
    connecting: 'Connecting',
    live: 'Live',
    behind: 'Behind',
    lost: 'Disconnected',
    seconds: '{{n}} s',
    ago: '{{age}} ago',
    connectingTip: 'Connecting to the server',
    liveTip: 'Connected to the server; last heard {{age}}',
    behindTip: 'What you see is late and catching up; last heard: {{age}}',
    lostTip: 'Disconnected from the server, trying again; what you see is from {{age}}',
  },
};
