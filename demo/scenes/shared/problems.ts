import type { Problem } from '@dialora/core';

/** A sentence and a next step for what the scenes themselves report; the elements have their own locale files. */
export function problemSentence(problem: Problem): string {
  switch (problem.kind) {
    case 'offline':
      return 'This device is offline. What you typed is kept; it goes on when the network is back.';
    case 'api-unreachable':
      return 'The Dialora API does not answer. Check that "npm run demo" is running, then try again.';
    case 'gateway-unreachable':
      return 'The phone line does not answer. It is tried again by itself.';
    case 'signed-out':
      return 'The session has ended. Reload the page to sign in again.';
    case 'microphone-denied':
      return 'The microphone is blocked for this page. Allow it in the address bar, then call again.';
    case 'microphone-missing':
      return 'No microphone was found. Plug one in, then call again.';
    default:
      return 'That did not work. Try again in a moment.';
  }
}
