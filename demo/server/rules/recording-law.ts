import type { WireDecision } from '@dialora/api/schemas';

type Rule = WireDecision['recording'];

/** What a jurisdiction asks before a call may be recorded. */
export interface RecordingLaw {
  readonly id: string;
  /** ISO 3166-1 alpha-2, ISO 3166-2, or `EU`. */
  readonly jurisdiction: string;
  readonly rule: Rule;
  readonly source: string;
  readonly confidence: 'high' | 'medium-high' | 'medium' | 'low';
}

const allParty = (code: string, source: string, confidence: RecordingLaw['confidence'] = 'high'): RecordingLaw => ({
  id: `us-${code.toLowerCase()}-rec`,
  jurisdiction: `US-${code}`,
  rule: 'consent',
  source,
  confidence,
});

/** Where an announcement on the call counts as the consent of whoever stays on the line. */
const announced = (code: string, source: string, confidence: RecordingLaw['confidence'] = 'high'): RecordingLaw => ({
  ...allParty(code, source, confidence),
  rule: 'announce',
});

export const recordingLaws: readonly RecordingLaw[] = [
  {
    id: 'us-fed-recording',
    jurisdiction: 'US',
    rule: 'not-needed',
    source: '18 U.S.C. 2511(2)(d): one party',
    confidence: 'high',
  },
  allParty('CA', 'Cal. Penal Code 632'),
  allParty('FL', 'Fla. Stat. 934.03'),
  allParty('IL', '720 ILCS 5/14'),
  allParty('MD', 'Md. Cts. & Jud. Proc. 10-402'),
  allParty('MA', 'M.G.L. c. 272 s. 99'),
  announced('MT', 'Mont. Code 45-8-213: notification suffices', 'medium-high'),
  allParty('NH', 'N.H. RSA 570-A'),
  allParty('PA', '18 Pa.C.S. 5703'),
  announced('WA', 'RCW 9.73.030(3): an announcement that is recorded with the call is consent'),
  announced('CT', 'CGS 52-570d: consent of all, a recorded notice at the start, or an automatic tone'),
  allParty('DE', 'Delaware: two-party by statute, a court read it as one-party; the stricter is kept', 'medium'),
  allParty(
    'NV',
    'NRS 200.620; Lane v. Allstate, 969 P.2d 938 (Nev. 1998); Ditech v. Buckles, 401 P.3d 215 (Nev. 2017)',
    'medium-high',
  ),
  allParty('MI', 'Michigan: sources disagree about a participant’s exception; the stricter is kept', 'low'),
  announced('OR', 'ORS 165.540: one party by telephone; announced all the same', 'medium-high'),
  announced('VT', 'Vermont: no statute, sources disagree; announced all the same', 'low'),
  {
    id: 'in-recording',
    jurisdiction: 'IN',
    rule: 'announce',
    source: 'DPDP Act 2023, consent as the ground of processing; no recording statute was read',
    confidence: 'low',
  },
  {
    id: 'eu-recording',
    jurisdiction: 'EU',
    rule: 'announce',
    source: 'GDPR arts. 6 and 13: a lawful basis and a notice',
    confidence: 'medium',
  },
  {
    id: 'de-recording',
    jurisdiction: 'DE',
    rule: 'consent',
    source: '§ 201 StGB: the consent of all',
    confidence: 'high',
  },
  {
    id: 'uk-recording',
    jurisdiction: 'GB',
    rule: 'announce',
    source: 'UK GDPR arts. 6 and 13: a lawful basis and a notice',
    confidence: 'medium',
  },
  {
    id: 'ca-rec',
    jurisdiction: 'CA',
    rule: 'announce',
    source: 'Criminal Code s. 184 (one party) and PIPEDA: notice and purpose',
    confidence: 'medium',
  },
];

/** The platform's own floor: who is recorded hears it, also where no law asks for it. */
const floor: RecordingLaw = {
  id: 'aup-recording',
  jurisdiction: 'PLATFORM',
  rule: 'announce',
  source: 'Dialora acceptable use policy, 3 March 2025',
  confidence: 'high',
};

const strictness: readonly Rule[] = ['not-needed', 'announce', 'consent'];

/** The strictest law of the caller's and the called's jurisdictions, never less than an announcement. */
export function recordingLaw(jurisdictions: readonly string[]): RecordingLaw {
  return recordingLaws
    .filter((law) => jurisdictions.includes(law.jurisdiction))
    .reduce((strictest, law) => (rank(law) > rank(strictest) ? law : strictest), floor);
}

function rank(law: RecordingLaw): number {
  return strictness.indexOf(law.rule);
}
