import { DialoraError, type CallParty, type ContactSource, type DialRequest } from '@dialora/core';
import type { CallService as ApiCallService } from '@dialora/api';
import type { CallService, PlacedCall } from '@dialora/voice';
import { loadPhoneNumbers } from '@dialora/phone-numbers/lazy';

/** The API's call service as the softphone wants it: whatever was typed becomes E.164 before the API is asked. */
export function createPlacing(calls: ApiCallService, country: () => string | undefined): CallService {
  return {
    async place(request, { signal }): Promise<PlacedCall> {
      const number = await toE164(request, country());
      const extension = request.extension ?? number.extension;
      const call = await calls.place(
        {
          number: number.e164,
          ...(request.contactId === undefined ? {} : { contactId: request.contactId }),
          ...(request.from === undefined ? {} : { from: request.from }),
          ...(extension === undefined ? {} : { extension }),
        },
        signal === undefined ? {} : { signal },
      );
      return {
        callId: call.id,
        remote: {
          number: call.toNumber,
          ...(call.contactId === undefined ? {} : { contactId: call.contactId }),
        },
        localNumber: call.fromNumber,
        recordingRule: call.recording.rule,
      };
    },
  };
}

async function toE164(
  request: DialRequest,
  fallback: string | undefined,
): Promise<{ readonly e164: string; readonly extension?: string }> {
  if (/^\+[1-9]\d{4,14}$/.test(request.number)) return { e164: request.number };
  const { parseNumber } = await loadPhoneNumbers();
  const parsed = parseNumber(request.number, request.country ?? fallback);
  if (parsed === undefined) {
    throw new DialoraError({
      kind: 'invalid',
      code: 'not_a_number',
      fields: [{ pointer: '/to_number', detail: 'not a number' }],
    });
  }
  return { e164: parsed.e164, ...(parsed.ext === undefined ? {} : { extension: parsed.ext }) };
}

/** Whose number it is, when exactly one contact has it; two matches are the person's to choose from. */
export async function identify(
  contacts: ContactSource,
  number: string,
  options: { readonly signal?: AbortSignal },
): Promise<CallParty | undefined> {
  const [first, second] = await contacts.lookup({ number }, options);
  if (first === undefined || second !== undefined) return undefined;
  return { number, name: first.name, contactId: first.id };
}
