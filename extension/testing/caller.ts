import { openPhone, toneSource, type NodePhone } from '@dialora/voice-gateway/testing';

/** A customer's telephone in this process, with real media. */
export interface Caller {
  readonly phone: NodePhone;
  /** The record of the call that it placed. */
  readonly callId: string;
  /** Hangs up, and leaves the line. */
  hangUp(): Promise<void>;
}

/** Somebody dials a number of the business, as a telephone company brings it to the demo's server, and says a tone. */
export async function callBusiness(port: number, from: string, to: string): Promise<Caller> {
  const url = `http://127.0.0.1:${port}`;
  const post = async (path: string, body: object): Promise<Record<string, string>> => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return ((await response.json()) as { readonly data: Record<string, string> }).data;
  };
  const { token = '' } = await post('/demo/handset', { number: from });
  const phone = await openPhone(`ws://127.0.0.1:${port}/signal`, token);
  phone.say(toneSource({ frequencies: [500], level: 0.5 }));
  const { id: callId = '' } = await post('/demo/handset/calls', { number: from, to_number: to });
  await phone.dial({ call_id: callId });
  return {
    phone,
    callId,
    async hangUp() {
      const told = phone.received.findLast(({ payload }) => payload.callsid !== undefined);
      phone.send('hangup', { callsid: told?.payload.callsid });
      await phone.close();
    },
  };
}
