import type { Problem } from '@dialora/core';
import { en } from '../../locales/en.js';

/** A problem of a clicked number in words. A refusal brings the server's own sentences. */
export function problemText(problem: Problem): { readonly title: string; readonly next: string } {
  const texts = en.problem;
  switch (problem.kind) {
    case 'refused':
      return {
        title: texts.refused,
        next: problem.decision?.reasons.map((reason) => reason.detail).join(' ') ?? texts.refusedNext,
      };
    case 'microphone-denied':
      return { title: en.panel.microphoneDenied, next: en.panel.microphoneDeniedNext };
    case 'microphone-missing':
      return { title: en.options.missing, next: en.options.missingNext };
    case 'invalid':
    case 'not-found':
      return { title: texts.notANumber, next: texts.notANumberNext };
    case 'conflict':
      return { title: texts.busy, next: texts.busyNext };
    case 'gateway-unreachable':
      return { title: texts.line, next: texts.lineNext };
    case 'offline':
      return { title: en.panel.offline, next: en.panel.offlineNext };
    case 'signed-out':
      return { title: texts.signedOut, next: texts.signedOutNext };
    default:
      return { title: texts.unknown, next: texts.unknownNext };
  }
}
