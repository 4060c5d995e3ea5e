/** What the server decided about placing a call, with everything needed to show why. */
export interface Decision {
  readonly outcome: 'allowed' | 'refused' | 'needs-consent';
  readonly reasons: readonly DecisionReason[];
  /** RFC 3339, UTC. When the same call would be allowed, if time alone cures it. */
  readonly nextAllowedAt?: string;
  readonly recording: RecordingRule;
}

export interface DecisionReason {
  /** Stable id of the rule, e.g. `do-not-call` or `us-tcpa-hours`. */
  readonly ruleId: string;
  readonly code: DecisionCode;
  /** A plain sentence from the server, in the session's language. */
  readonly detail: string;
  /** Where the rule comes from: a statute, a URL, or the account's own setting. */
  readonly source?: string;
}

export type DecisionCode =
  | 'do-not-call'
  | 'outside-calling-hours'
  | 'no-prior-consent'
  | 'consent-withdrawn'
  | 'processing-restricted'
  | 'caller-id-not-verified'
  | 'number-not-callable'
  | 'other';

/** What the law asks before a recorder may start. */
export type RecordingRule = 'not-needed' | 'announce' | 'consent';
