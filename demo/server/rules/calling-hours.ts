import { isHoliday } from './holidays.js';
import { hoursRules, type HoursRule, type Window } from './hours-rules.js';

export interface HoursQuestion {
  /** Of the called: countries and states, as `jurisdictionsOf` gives them. */
  readonly jurisdictions: readonly string[];
  /** All zones in which the called may be; a call must be allowed in every one. */
  readonly zones: readonly string[];
  /** No person speaks: a Voice AI agent or a recorded message. */
  readonly automated: boolean;
  /** The person has asked for or agreed to the call. */
  readonly permitted: boolean;
}

export type HoursVerdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      /** Every rule that is broken now. */
      readonly broken: readonly Broken[];
      /** When all of them are kept in all zones; undefined when that is not within two weeks. */
      readonly nextAllowedAt: Date | undefined;
    };

interface Broken {
  readonly rule: HoursRule;
  /** The first zone in which it is. */
  readonly zone: string;
}

/** Whether a call is within the hours of every rule that binds it at `now`. */
export function checkHours(question: HoursQuestion, now: Date): HoursVerdict {
  const rules = hoursRules.filter(
    (rule) =>
      rule.advisory !== true &&
      question.jurisdictions.includes(rule.jurisdiction) &&
      (rule.automatedOnly !== true || question.automated) &&
      !(question.permitted && rule.permissionLifts),
  );
  const broken = brokenOf(rules, question.zones, now);
  if (broken.length === 0) return { allowed: true };
  return { allowed: false, broken, nextAllowedAt: nextOpening(rules, question.zones, now) };
}

/** Hours that are custom and no law, where the call is outside them: it may be placed, and whoever places it should know. */
export function customBroken({ jurisdictions, zones, permitted }: HoursQuestion, now: Date): readonly Broken[] {
  if (permitted) return [];
  const customs = hoursRules.filter((rule) => rule.advisory === true && jurisdictions.includes(rule.jurisdiction));
  return brokenOf(customs, zones, now);
}

function brokenOf(rules: readonly HoursRule[], zones: readonly string[], now: Date): readonly Broken[] {
  return rules.flatMap((rule) => {
    const zone = zones.find((candidate) => !isOpen(rule, candidate, now));
    return zone === undefined ? [] : [{ rule, zone }];
  });
}

function isOpen(rule: HoursRule, zone: string, at: Date): boolean {
  const local = localTime(zone, at);
  if (rule.effectiveFrom !== undefined && local.date < rule.effectiveFrom) return true;
  return windowsOf(rule, local).some((window) => window.from <= local.minute && local.minute < window.to);
}

function windowsOf(rule: HoursRule, { date, day }: LocalTime): readonly Window[] {
  if (rule.closedOn === undefined) return rule.days[day];
  if (isHoliday(rule.closedOn, date)) return [];
  const tomorrow = new Date(Date.parse(`${date}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10);
  // A Sunday stays closed, whatever follows it.
  if (rule.dayBefore !== undefined && rule.days[day].length > 0 && isHoliday(rule.closedOn, tomorrow)) {
    return rule.dayBefore;
  }
  return rule.days[day];
}

const quarter = 15 * 60_000;

/** Every window begins on a quarter of an hour, and so does every offset from UTC that is in use. */
function nextOpening(rules: readonly HoursRule[], zones: readonly string[], now: Date): Date | undefined {
  const first = Math.ceil((now.getTime() + 1) / quarter) * quarter;
  for (let at = first; at < first + 14 * 24 * 3_600_000; at += quarter) {
    const moment = new Date(at);
    if (zones.every((zone) => rules.every((rule) => isOpen(rule, zone, moment)))) return moment;
  }
  return undefined;
}

interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly day: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(zone: string, at: Date): LocalTime {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  // 11/22/2026, 05:02
  const [, month = '', date = '', year = '', hour, minute] =
    /^(\d\d)\/(\d\d)\/(\d+), (\d\d):(\d\d)$/.exec(format.format(at)) ?? [];
  const text = `${year}-${month}-${date}`;
  return {
    date: text,
    day: new Date(`${text}T00:00:00Z`).getUTCDay() as LocalTime['day'],
    minute: Number(hour) * 60 + Number(minute),
  };
}
