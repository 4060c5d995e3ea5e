import { createHash } from 'node:crypto';
import { RefusedByCarrierError, type DeliveryReport, type MessageCarrier, type Parcel } from './carrier.js';

export interface LocalCarrierOptions {
  /** Milliseconds from one report to the next. */
  readonly paceMs?: number;
}

/** Ends of a number or address that stand for what can go wrong, so that every state can be seen without a network. */
const unreachable = /(?:00|unreachable@[^@]+)$/;

/**
 * A carrier inside this process: it delivers to nobody and reports as a real one does. WhatsApp messages are read, a
 * number that ends in 00 or an address `unreachable@…` fails. The same parcel sent twice is carried once.
 */
export function createLocalCarrier({ paceMs = 400 }: LocalCarrierOptions = {}): MessageCarrier {
  const timers = new Set<NodeJS.Timeout>();
  const taken = new Set<string>();
  let tell = (_report: DeliveryReport): void => undefined;

  function later(ms: number, report: DeliveryReport): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      tell(report);
    }, ms);
    timer.unref();
    timers.add(timer);
  }

  return {
    send(parcel) {
      const carrierId = `LM${createHash('sha256').update(parcel.id).digest('hex').slice(0, 32)}`;
      const to = recipientsOf(parcel);
      if (to.length === 0) return Promise.reject(new RefusedByCarrierError('21604', 'There is no recipient.'));
      if (taken.has(carrierId)) return Promise.resolve({ carrierId });
      taken.add(carrierId);
      if (to.some((one) => unreachable.test(one))) {
        later(paceMs, { carrierId, status: 'failed', errorCode: '30003' });
      } else {
        later(paceMs, { carrierId, status: 'delivered' });
        if (parcel.channel === 'whatsapp') later(paceMs * 3, { carrierId, status: 'read' });
      }
      return Promise.resolve({ carrierId });
    },
    onReport: (listener) => void (tell = listener),
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

function recipientsOf(parcel: Parcel): readonly string[] {
  return parcel.channel === 'email' ? parcel.to : [parcel.to];
}
