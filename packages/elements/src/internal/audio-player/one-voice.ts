/** What can be heard, and falls silent when something else is. */
interface Voice {
  pause(): void;
}

let heard: Voice | undefined;

/** One voice at a time in a page: whoever was heard before is paused. */
export function takeVoice(voice: Voice): void {
  if (heard !== voice) heard?.pause();
  heard = voice;
}

export function leaveVoice(voice: Voice): void {
  if (heard === voice) heard = undefined;
}
