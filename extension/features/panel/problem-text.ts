import type { Problem, ProblemKind } from '@dialora/core';
import { en } from '../../locales/en.js';

interface Words {
  readonly title: string;
  readonly next: string;
}

const texts = en.problem;
const notANumber: Words = { title: texts.notANumber, next: texts.notANumberNext };

const words: Readonly<Partial<Record<ProblemKind, Words>>> = {
  refused: { title: texts.refused, next: texts.refusedNext },
  'microphone-denied': { title: en.panel.microphoneDenied, next: en.panel.microphoneDeniedNext },
  'microphone-missing': { title: en.options.missing, next: en.options.missingNext },
  invalid: notANumber,
  'not-found': notANumber,
  conflict: { title: texts.busy, next: texts.busyNext },
  'gateway-unreachable': { title: texts.line, next: texts.lineNext },
  offline: { title: en.panel.offline, next: en.panel.offlineNext },
  'signed-out': { title: texts.signedOut, next: texts.signedOutNext },
};

/** A problem of a clicked number in words. A refusal brings the server's own sentences. */
export function problemText(problem: Problem): Words {
  const known = words[problem.kind] ?? { title: texts.unknown, next: texts.unknownNext };
  const reasons = problem.decision?.reasons.map((reason) => reason.detail).join(' ') ?? '';
  return reasons === '' ? known : { ...known, next: reasons };
}
