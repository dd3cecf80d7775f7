/** High then low, four times in all: heard across a hall, told from any telephone and from the machine's own sounds. Hertz, seconds. */
const TONES = [
  { hertz: 880, from: 0 },
  { hertz: 660, from: 0.3 },
  { hertz: 880, from: 0.8 },
  { hertz: 660, from: 1.1 },
] as const;
const TONE_S = 0.25;
/** Without a rise and a fall each end of a tone is a click. */
const RISE_S = 0.01;
const FALL_S = 0.03;

/** Sounds an alarm at a loudness of 0–1; false where the browser lets the page make no sound yet, which it does once somebody has touched it. */
export function playAlarm(context: AudioContext, loudness: number): boolean {
  if (context.state !== 'running') return false;
  for (const { hertz, from } of TONES) {
    const tone = context.createOscillator();
    const gain = context.createGain();
    const start = context.currentTime + from;
    const end = start + TONE_S;
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness, start + RISE_S);
    gain.gain.setValueAtTime(loudness, end - FALL_S);
    gain.gain.linearRampToValueAtTime(0, end);
    tone.connect(gain).connect(context.destination);
    // A wall sounds for months: nothing of a tone stays behind.
    tone.onended = () => gain.disconnect();
    tone.start(start);
    tone.stop(end);
  }
  return true;
}
