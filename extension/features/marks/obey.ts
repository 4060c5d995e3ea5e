import type { PageScanner } from '@dialora/phone-numbers/scanner';
import type { TabMessage } from '../messages/protocol.js';
import { runtime, type RuntimeListener } from '../platform/runtime.js';
import type { Report } from './report.js';

/** Does what the worker and the panel ask of this frame's numbers. A page cannot send here. */
export function obey(scanner: PageScanner, report: Report, signal: AbortSignal): void {
  const onMessage: RuntimeListener = (message, sender, respond) => {
    if (sender.id !== runtime.id) return undefined;
    const answer = done(message as TabMessage);
    if (answer !== undefined) respond(answer);
    return undefined;
  };

  function done(message: TabMessage): boolean | undefined {
    switch (message.type) {
      case 'showNumber':
        return scanner.show(message.id);
      case 'stepNumber':
        return scanner.next(message.direction);
      case 'setCountry':
        scanner.setCountry(message.country);
        report.soon();
        return true;
      case 'tellNumbers':
        report.now();
        return true;
      default:
        // Meant for somebody else of this frame.
        return undefined;
    }
  }

  runtime.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => runtime.onMessage.removeListener(onMessage), { once: true });
}
