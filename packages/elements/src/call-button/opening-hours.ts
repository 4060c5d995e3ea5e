/**
 * Opening hours as schema.org's `openingHours` writes them: `Mo-Fr 09:00-18:00, Sa 10:00-13:00`
 * (https://schema.org/openingHours). A span that ends at or before its start runs into the next day.
 */
export interface OpeningSpan {
  /** 0 is Monday. */
  readonly day: number;
  /** Minutes after midnight. */
  readonly from: number;
  readonly to: number;
}

const days = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const week = 7 * 24 * 60;

/** Parses the attribute; undefined when it is not understood, so that a typo never closes a shop. */
export function parseOpeningHours(text: string): readonly OpeningSpan[] | undefined {
  const spans: OpeningSpan[] = [];
  for (const part of text.split(/[;,](?=\s*[a-z])/i).map((each) => each.trim())) {
    if (part === '') continue;
    const match = /^([a-z]{2})(?:\s*-\s*([a-z]{2}))?\s+(.+)$/i.exec(part);
    const first = days.indexOf(match?.[1]?.toLowerCase() ?? '');
    const last = match?.[2] === undefined ? first : days.indexOf(match[2].toLowerCase());
    if (!match || first < 0 || last < 0) return undefined;
    for (const time of (match[3] ?? '').split(',')) {
      const clock = /^\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*$/.exec(time);
      if (!clock) return undefined;
      const from = Number(clock[1]) * 60 + Number(clock[2]);
      const end = Number(clock[3]) * 60 + Number(clock[4]);
      if (from >= 1440 || end > 1440 || Number(clock[2]) > 59 || Number(clock[4]) > 59) return undefined;
      for (let step = 0; step <= (last - first + 7) % 7; step += 1) {
        spans.push({ day: (first + step) % 7, from, to: end > from ? end : end + 1440 });
      }
    }
  }
  return spans.length === 0 ? undefined : spans;
}

export type OpeningState =
  { readonly open: true } | { readonly open: false; /** Epoch ms. */ readonly opensAt: number | undefined };

/** Whether a business with these hours in this time zone (IANA) is open at `now`, and when it opens next if not. */
export function openingState(spans: readonly OpeningSpan[], timeZone: string | undefined, now: number): OpeningState {
  const minute = minuteOfWeek(now, timeZone);
  let wait = Infinity;
  for (const { day, from, to } of spans) {
    const start = day * 1440 + from;
    const since = (minute - start + week) % week;
    if (since < to - from) return { open: true };
    wait = Math.min(wait, week - since);
  }
  if (wait === Infinity) return { open: false, opensAt: undefined };
  return { open: false, opensAt: Math.floor(now / 60_000) * 60_000 + wait * 60_000 };
}

/** Minutes since Monday 00:00 on the wall clock of the zone. */
function minuteOfWeek(now: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const day = days.indexOf(part('weekday').slice(0, 2).toLowerCase());
  return day * 1440 + Number(part('hour')) * 60 + Number(part('minute'));
}
