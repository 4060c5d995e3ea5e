/** Whose public holidays. */
export type Holidays = 'US' | 'IT' | 'FR';

/** Month and day, `MM-DD`. */
const fixed: Readonly<Record<Holidays, readonly string[]>> = {
  // 5 U.S.C. 6103.
  US: ['01-01', '06-19', '07-04', '11-11', '12-25'],
  // Legge 260/1949; 4 October again from 2026 on (legge 151/2025).
  IT: ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '10-04', '11-01', '12-08', '12-25', '12-26'],
  // Code du travail, art. L. 3133-1.
  FR: ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'],
};

/** Days after Easter Sunday. */
const byEaster: Readonly<Record<Holidays, readonly number[]>> = { US: [], IT: [0, 1], FR: [1, 39, 50] };

const byYear = new Map<string, ReadonlySet<string>>();

/** Whether a local date (`YYYY-MM-DD`) is a public holiday. */
export function isHoliday(whose: Holidays, date: string): boolean {
  const key = `${whose} ${date.slice(0, 4)}`;
  let days = byYear.get(key);
  if (days === undefined) {
    days = holidaysOf(whose, Number(date.slice(0, 4)));
    byYear.set(key, days);
  }
  return days.has(date);
}

function holidaysOf(whose: Holidays, year: number): ReadonlySet<string> {
  const easter = easterOf(year);
  return new Set([
    ...fixed[whose].map((day) => `${year}-${day}`),
    ...byEaster[whose].map((after) => dateText(easter + after * dayMs)),
    ...(whose === 'US' ? americanMondays(year) : []),
  ]);
}

const dayMs = 24 * 3_600_000;
const dateText = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Martin Luther King, Washington, Memorial, Labor, Columbus; and Thanksgiving, a Thursday. */
function americanMondays(year: number): readonly string[] {
  return [
    nth(year, 0, 1, 3),
    nth(year, 1, 1, 3),
    nth(year, 4, 1, -1),
    nth(year, 8, 1, 1),
    nth(year, 9, 1, 2),
    nth(year, 10, 4, 4),
  ];
}

/** The nth (or with -1 the last) such weekday of a month. */
function nth(year: number, month: number, weekday: number, which: number): string {
  if (which < 0) {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return dateText(last.getTime() - ((last.getUTCDay() - weekday + 7) % 7) * dayMs);
  }
  const first = new Date(Date.UTC(year, month, 1));
  return dateText(first.getTime() + (((weekday - first.getUTCDay() + 7) % 7) + (which - 1) * 7) * dayMs);
}

/** Gregorian Easter Sunday, midnight UTC (the anonymous algorithm of 1876). */
function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return Date.UTC(year, month - 1, day);
}
