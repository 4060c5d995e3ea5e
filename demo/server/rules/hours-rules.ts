import type { Holidays } from './holidays.js';

/** A stretch of local time, minutes after midnight; from inclusive, to exclusive. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Sunday first, as `Date.getDay` counts. */
export type Week = readonly [
  readonly Window[],
  readonly Window[],
  readonly Window[],
  readonly Window[],
  readonly Window[],
  readonly Window[],
  readonly Window[],
];

/** When commercial calls may be placed, by the clock of whoever is called. */
export interface HoursRule {
  readonly id: string;
  /** ISO 3166-1 alpha-2, or ISO 3166-2 for a state. */
  readonly jurisdiction: string;
  readonly days: Week;
  readonly source: string;
  /** `low` and `medium` were read from secondary sources and are kept because the strictest reading is the safe one. */
  readonly confidence: 'high' | 'medium-high' | 'medium' | 'low';
  /** The rule does not bind calls the person has asked for or agreed to. */
  readonly permissionLifts: boolean;
  /** Binds only calls that no person speaks in: Voice AI agents and recorded messages. */
  readonly automatedOnly?: true;
  /** Public holidays on which nobody may be called, and the windows of the day before one. */
  readonly closedOn?: Holidays;
  readonly dayBefore?: readonly Window[];
  /** Good practice that no law asks for: it is told and refuses nothing. */
  readonly advisory?: true;
  /** Local date from which it binds, `YYYY-MM-DD`. */
  readonly effectiveFrom?: string;
}

const hours = (from: number, to: number): Window => ({ from: from * 60, to: to * 60 });
const week = (workdays: readonly Window[], saturday = workdays, sunday = workdays): Week => [
  sunday,
  workdays,
  workdays,
  workdays,
  workdays,
  workdays,
  saturday,
];

const none: readonly Window[] = [];

// One compiled table, dated 2025-11-01, gives the hours of these states; their statutes were not read.
const stateTable = 'State calling-hour table of 2025-11-01 (www.dropcowboy.com/state-compliance); statute not read';

interface State {
  readonly code: string;
  readonly days: Week;
  readonly source?: string;
  readonly confidence?: HoursRule['confidence'];
  readonly more?: Partial<HoursRule>;
}

const states: readonly State[] = [
  {
    code: 'FL',
    days: week([hours(8, 20)]),
    source: 'Fla. Stat. 501.616(6)(a)',
    confidence: 'high',
  },
  {
    code: 'OK',
    days: week([hours(8, 20)]),
    source: 'Oklahoma Telephone Solicitation Act of 2022 (15 O.S. 775C)',
    confidence: 'medium-high',
  },
  { code: 'WA', days: week([hours(8, 20)]), source: 'RCW 19.158.040(2)', confidence: 'high' },
  {
    code: 'TX',
    days: week([hours(9, 21)], undefined, [hours(12, 21)]),
    source: 'Tex. Bus. & Com. Code ch. 301; hours by secondary source',
  },
  { code: 'AL', days: week([hours(8, 20)], undefined, none), more: { closedOn: 'US' } },
  { code: 'CT', days: week([hours(9, 20)]) },
  { code: 'KY', days: week([hours(10, 21)]) },
  { code: 'LA', days: week([hours(8, 20)], undefined, none), more: { closedOn: 'US' } },
  { code: 'MD', days: week([hours(8, 20)]) },
  { code: 'MA', days: week([hours(8, 20)]) },
  { code: 'MI', days: week([hours(9, 21)]) },
  { code: 'MN', days: week([hours(9, 21)]) },
  { code: 'MS', days: week([hours(8, 20)], undefined, none) },
  { code: 'NV', days: week([hours(9, 20)]) },
  { code: 'NM', days: week([hours(9, 21)]) },
  {
    code: 'PA',
    days: week([hours(8, 21)], undefined, none),
    source: 'Pennsylvania: no Sundays from 2026-10-18 by one secondary source, another disagrees; the stricter is kept',
    confidence: 'low',
    more: { effectiveFrom: '2026-10-18' },
  },
  {
    code: 'WY',
    days: week([hours(8, 20)]),
    source: 'Wyoming calling hours by a secondary source (glama.ai, call-desk); statute not read',
  },
];

const french = [hours(10, 13), hours(14, 20)];

/** Every rule that is known here. What is in no rule is not restricted; of several, all must be kept. */
export const hoursRules: readonly HoursRule[] = [
  {
    id: 'us-tcpa-hours',
    jurisdiction: 'US',
    days: week([hours(8, 21)]),
    // Two rules with the same hours and the same exception.
    source: '47 CFR 64.1200(c)(1); 16 CFR 310.4(c) (Telemarketing Sales Rule)',
    confidence: 'high',
    permissionLifts: true, // 47 CFR 64.1200(f)(15): prior express invitation or permission
  },
  ...states.map(({ code, days, source = stateTable, confidence = 'medium', more }): HoursRule => ({
    id: `us-${code.toLowerCase()}-hours`,
    jurisdiction: `US-${code}`,
    days,
    source,
    confidence,
    permissionLifts: true,
    ...more,
  })),
  {
    id: 'us-ok-adad-hours',
    jurisdiction: 'US-OK',
    days: week([hours(9, 21)]),
    source: '15 O.S. 755.1(C)(2), automatic dial announcing devices',
    confidence: 'high',
    permissionLifts: false,
    automatedOnly: true,
  },
  {
    id: 'us-me-auto-hours',
    jurisdiction: 'US-ME',
    days: week([hours(9, 17)], none, none),
    source: 'Maine, automated solicitation, by a secondary source (glama.ai, call-desk); statute not read',
    confidence: 'medium',
    permissionLifts: false,
    automatedOnly: true,
  },
  {
    id: 'in-trai-hours',
    jurisdiction: 'IN',
    // The strictest of two readings: TRAI's order of 2011 (none between 9 pm and 9 am) and 10:00 as commonly cited.
    days: week([hours(10, 21)]),
    source: 'TRAI, Telecom Commercial Communications Customer Preference Regulations',
    confidence: 'low',
    permissionLifts: true,
  },
  {
    id: 'it-code-hours',
    jurisdiction: 'IT',
    days: week([hours(9, 20)], [hours(10, 19)], none),
    source: 'Codice di condotta per le attività di telemarketing e teleselling, Garante privacy, 2024',
    confidence: 'high',
    permissionLifts: true,
    closedOn: 'IT',
    dayBefore: [hours(10, 19)],
  },
  {
    id: 'fr-hours',
    jurisdiction: 'FR',
    days: week(french, none, none),
    source: 'Code de la consommation, art. D. 223-9 (décret n° 2022-1313)',
    confidence: 'high',
    permissionLifts: true, // express prior consent
    closedOn: 'FR',
  },
  {
    id: 'uk-hours',
    jurisdiction: 'GB',
    days: week([hours(8, 21)]),
    source: 'Industry practice; no statutory window was found for the United Kingdom',
    confidence: 'low',
    permissionLifts: true,
    advisory: true,
  },
];
