/** A stretch of local time, minutes after midnight; from inclusive, to exclusive. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** When commercial calls may be placed, by the clock of whoever is called. */
export interface HoursRule {
  readonly id: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Sunday first, as `Date.getDay` counts. */
  readonly days: readonly [
    readonly Window[],
    readonly Window[],
    readonly Window[],
    readonly Window[],
    readonly Window[],
    readonly Window[],
    readonly Window[],
  ];
  readonly source: string;
  /** The rule does not bind calls the person has asked for or agreed to. */
  readonly permissionLifts: boolean;
}

const hours = (from: number, to: number): Window => ({ from: from * 60, to: to * 60 });
const daily = (...windows: Window[]): HoursRule['days'] => [
  windows,
  windows,
  windows,
  windows,
  windows,
  windows,
  windows,
];

const french = [hours(10, 13), hours(14, 20)];

/**
 * A first, small table; what is not in it is not restricted. Public holidays and the stricter rules of single US
 * states are not in it yet.
 */
export const hoursRules: readonly HoursRule[] = [
  {
    id: 'us-tcpa-hours',
    country: 'US',
    days: daily(hours(8, 21)),
    source: '47 CFR 64.1200(c)(1)',
    permissionLifts: true, // 47 CFR 64.1200(f)(15): prior express invitation or permission
  },
  {
    id: 'in-trai-hours',
    country: 'IN',
    // The strictest of two readings: TRAI's order of 2011 (none between 9 pm and 9 am) and 10:00 as commonly cited.
    days: daily(hours(10, 21)),
    source: 'TRAI, Telecom Commercial Communications Customer Preference Regulations',
    permissionLifts: true,
  },
  {
    id: 'it-code-hours',
    country: 'IT',
    days: [[], [hours(9, 20)], [hours(9, 20)], [hours(9, 20)], [hours(9, 20)], [hours(9, 20)], [hours(10, 19)]],
    source: 'Codice di condotta per le attività di telemarketing e teleselling, Garante privacy, 2024',
    permissionLifts: true,
  },
  {
    id: 'fr-hours',
    country: 'FR',
    days: [[], french, french, french, french, french, []],
    source: 'Code de la consommation, art. D. 223-9 (décret n° 2022-1313)',
    permissionLifts: true, // express prior consent
  },
];

/** Zones to reckon with when only the country is known: a call must be allowed in all of them. */
const zonesOfCountry: Readonly<Record<string, readonly string[]>> = {
  US: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
  IN: ['Asia/Kolkata'],
  IT: ['Europe/Rome'],
  FR: ['Europe/Paris'],
};

export type HoursVerdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly rule: HoursRule;
      readonly zone: string;
      readonly nextAllowedAt: Date | undefined;
    };

/** Whether a call to `country` is within hours at `now`; `zone` is the contact's own, when known. */
export function checkHours(country: string | undefined, zone: string | undefined, now: Date): HoursVerdict {
  const rule = hoursRules.find((candidate) => candidate.country === country);
  if (rule === undefined) return { allowed: true };
  const zones = zone === undefined ? (zonesOfCountry[rule.country] ?? []) : [zone];
  const closed = zones.find((candidate) => !isOpen(rule, candidate, now));
  if (closed === undefined) return { allowed: true };
  return { allowed: false, rule, zone: closed, nextAllowedAt: nextOpening(rule, zones, now) };
}

function isOpen(rule: HoursRule, zone: string, at: Date): boolean {
  const { day, minute } = localTime(zone, at);
  return rule.days[day].some((window) => window.from <= minute && minute < window.to);
}

const quarter = 15 * 60_000;

/** Every window begins on a quarter of an hour, and so does every offset from UTC that is in use. */
function nextOpening(rule: HoursRule, zones: readonly string[], now: Date): Date | undefined {
  const first = Math.ceil((now.getTime() + 1) / quarter) * quarter;
  for (let at = first; at < first + 8 * 24 * 3_600_000; at += quarter) {
    const moment = new Date(at);
    if (zones.every((zone) => isOpen(rule, zone, moment))) return moment;
  }
  return undefined;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

function localTime(zone: string, at: Date): { readonly day: 0 | 1 | 2 | 3 | 4 | 5 | 6; readonly minute: number } {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  const day = weekdays.findIndex((name) => name === parts['weekday']);
  return { day: day as 0 | 1 | 2 | 3 | 4 | 5 | 6, minute: Number(parts['hour']) * 60 + Number(parts['minute']) };
}
