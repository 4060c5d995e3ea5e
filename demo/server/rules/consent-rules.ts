/** Where a call or message needs a prior consent, and how often somebody may be called. */
export interface ConsentRule {
  readonly id: string;
  readonly jurisdiction: string;
  /** What it binds: calls that no person speaks in, or any unasked call. */
  readonly binds: 'automated-call' | 'any-call';
  readonly source: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly effectiveFrom?: string;
}

export const consentRules: readonly ConsentRule[] = [
  {
    id: 'us-fed-ai-voice',
    jurisdiction: 'US',
    binds: 'automated-call',
    source: 'FCC 24-17 (2024-02-08): an AI voice is an artificial voice, 47 U.S.C. 227(b)',
  },
  {
    id: 'eu-eprivacy',
    jurisdiction: 'EU',
    binds: 'automated-call',
    source: 'Directive 2002/58/EC, art. 13(1): automated calls need prior consent',
  },
  {
    id: 'uk-auto',
    jurisdiction: 'GB',
    binds: 'automated-call',
    source: 'PECR reg. 19: recorded and automated calls need prior consent',
  },
  {
    id: 'in-consent',
    jurisdiction: 'IN',
    binds: 'automated-call',
    source: 'TCCCPR-2018, Second Amendment 2025: explicit digital consent',
  },
  {
    id: 'fr-optin-2026',
    jurisdiction: 'FR',
    binds: 'any-call',
    source: 'Loi n° 2025-594 du 30 juin 2025: prior consent from 11 August 2026',
    effectiveFrom: '2026-08-11',
  },
];

/** At most so many calls to one person in so long. */
export interface FrequencyRule {
  readonly id: string;
  readonly jurisdiction: string;
  readonly most: number;
  readonly windowMs: number;
  readonly source: string;
}

const day = 24 * 3_600_000;

export const frequencyRules: readonly FrequencyRule[] = [
  {
    id: 'us-fl-freq',
    jurisdiction: 'US-FL',
    most: 3,
    windowMs: day,
    source: 'Fla. Stat. 501.616(6)(b) (SB 1120, 2021)',
  },
  {
    id: 'us-ok-freq',
    jurisdiction: 'US-OK',
    most: 3,
    windowMs: day,
    source: 'Oklahoma Telephone Solicitation Act of 2022 (15 O.S. 775C)',
  },
  {
    id: 'fr-freq',
    jurisdiction: 'FR',
    most: 4,
    windowMs: 30 * day,
    source: 'Code de la consommation, art. D. 223-9: four in thirty days',
  },
];
