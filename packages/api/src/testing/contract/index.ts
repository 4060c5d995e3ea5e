import { activityChecks } from './activities.js';
import { callChecks } from './calls.js';
import { contactChecks } from './contacts.js';
import { eventChecks } from './events.js';
import { sessionChecks } from './session.js';
import type { Check, ContractSubject } from './subject.js';
import { writeChecks } from './writes.js';

export type { Check, ContractSubject } from './subject.js';

/**
 * What every Dialora API must do, as checks that any test runner can run:
 * `for (const check of apiContract(subject)) test(check.name, check.run);`
 * They make their own records and leave them behind; give them a tenant of their own.
 */
export function apiContract(subject: ContractSubject): readonly Check[] {
  return [
    ...sessionChecks(subject),
    ...contactChecks(subject),
    ...writeChecks(subject),
    ...callChecks(subject),
    ...activityChecks(subject),
    ...eventChecks(subject),
  ];
}
