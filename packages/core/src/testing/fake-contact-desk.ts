import type { Contact } from '../contact/contact.js';
import { patchedContact } from '../contact/contact-patch.js';
import type { Decision } from '../call/decision.js';
import type { Problem } from '../problem/problem.js';
import { DialoraError } from '../problem/problem.js';
import type { NewPrivacyRequest, PrivacyDesk, PrivacyRequest } from '../workspace/privacy.js';
import type {
  ConsentPurpose,
  ContactEditor,
  ContactPermissions,
  PermissionSource,
  RecordingSource,
} from '../workspace/record.js';
import { silentWav } from './fake-voicemails.js';
import { fakeAgent, fakeColleagues } from './people.js';

type Read = <T>(name: string, signal: AbortSignal | undefined, answer: () => T) => Promise<T>;

export interface FakeEditor extends ContactEditor {
  /** Somebody else changes the contact; nobody is told when `silently`. */
  elsewhere(id: string, change: Partial<Contact>, silently?: boolean): void;
  /** The next write fails with this. */
  failNext(problem: Problem): void;
}

const nameOf = (id: string): string =>
  [fakeAgent, ...fakeColleagues].find((agent) => agent.id === id)?.name ?? 'Somebody';

/** Changes the list it is given in place, as the other sources read from it. */
export function createFakeEditor(contacts: Contact[], read: Read, tell: (contact: Contact) => void): FakeEditor {
  let version = 1;
  let next: Problem | undefined;
  const find = (id: string): Contact => {
    const contact = contacts.find((each) => each.id === id);
    if (contact === undefined) throw new DialoraError({ kind: 'not-found', status: 404 });
    return contact;
  };
  function put(contact: Contact): Contact {
    version += 1;
    const stored = { ...contact, etag: `"${contact.id}-${version}"` };
    contacts.splice(contacts.indexOf(find(contact.id)), 1, stored);
    return stored;
  }
  function checked(id: string, etag: string): Contact {
    const problem = next;
    next = undefined;
    if (problem !== undefined) throw new DialoraError(problem);
    const contact = find(id);
    if (contact.etag !== etag) throw new DialoraError({ kind: 'conflict', status: 412, code: 'version_stale' });
    return contact;
  }

  return {
    read: (id, options) => read('editor.read', options?.signal, () => find(id)),
    update: (id, patch, etag, options) =>
      read('editor.update', options?.signal, () => {
        const stored = put(patchedContact(checked(id, etag), patch, (owner) => ({ id: owner, name: nameOf(owner) })));
        tell(stored);
        return stored;
      }),
    merge: (id, duplicateId, etag, options) =>
      read('editor.merge', options?.signal, () => {
        const contact = checked(id, etag);
        const other = find(duplicateId);
        const known = new Set(contact.phones.map(({ number }) => number));
        const mails = new Set(contact.emails.map(({ address }) => address));
        contacts.splice(contacts.indexOf(other), 1);
        const stored = put({
          ...other,
          ...contact,
          phones: [...contact.phones, ...other.phones.filter(({ number }) => !known.has(number))],
          emails: [...contact.emails, ...other.emails.filter(({ address }) => !mails.has(address))],
          addresses: [...contact.addresses, ...other.addresses],
          tags: [...new Set([...contact.tags, ...other.tags])],
          customFields: { ...other.customFields, ...contact.customFields },
          doNotCall: contact.doNotCall || other.doNotCall,
        });
        tell(stored);
        return stored;
      }),
    elsewhere(id, change, silently = false) {
      const stored = put({ ...find(id), ...change });
      if (!silently) tell(stored);
    },
    failNext(problem) {
      next = problem;
    },
  };
}

export interface FakePermissions extends PermissionSource {
  /** What is decided about one contact and purpose from now on. */
  decide(contactId: string, purpose: ConsentPurpose, decision: Decision): void;
  restrict(contactId: string, restricted: boolean): void;
}

const purposes = ['call', 'sms', 'whatsapp', 'email', 'recording', 'marketing'] as const;
const allowed: Decision = { outcome: 'allowed', reasons: [], recording: 'announce' };

/** Everything is allowed, save calls to those who do not want any, and marketing, which was withdrawn. */
export function createFakePermissions(contacts: readonly Contact[], read: Read, now: number): FakePermissions {
  const decisions = new Map<string, Decision>();
  const restricted = new Set<string>();
  const reason = (code: Decision['reasons'][number]['code'], detail: string): Decision => ({
    outcome: 'refused',
    reasons: [{ ruleId: code, code, detail }],
    recording: 'announce',
  });
  function decisionOf(contactId: string, purpose: ConsentPurpose): Decision {
    const decided = decisions.get(`${contactId} ${purpose}`);
    if (decided !== undefined) return decided;
    if (restricted.has(contactId))
      return reason('processing-restricted', 'The person asked you to stop using their data.');
    const doNotCall = contacts.find(({ id }) => id === contactId)?.doNotCall === true;
    if (purpose === 'call' && doNotCall) return reason('do-not-call', 'The person asked not to be called.');
    if (purpose === 'marketing') return reason('consent-withdrawn', 'Consent was withdrawn: replied STOP.');
    return allowed;
  }
  return {
    of: (contactId, options) =>
      read('permissions.of', options?.signal, (): ContactPermissions => ({
        contactId,
        asOf: new Date(now).toISOString(),
        restricted: restricted.has(contactId),
        permissions: purposes.map((purpose) => ({ purpose, decision: decisionOf(contactId, purpose) })),
      })),
    decide: (contactId, purpose, decision) => void decisions.set(`${contactId} ${purpose}`, decision),
    restrict(contactId, on) {
      if (on) restricted.add(contactId);
      else restricted.delete(contactId);
    },
  };
}

export interface FakePrivacy extends PrivacyDesk {
  readonly asked: readonly NewPrivacyRequest[];
  /** The next request or export fails with this. */
  failNext(problem: Problem): void;
}

const hour = 3_600_000;

export function createFakePrivacy(now: number): FakePrivacy {
  const asked: NewPrivacyRequest[] = [];
  let list: readonly PrivacyRequest[] = [];
  let next: Problem | undefined;
  const check = async (): Promise<void> => {
    await Promise.resolve();
    const problem = next;
    next = undefined;
    if (problem !== undefined) throw new DialoraError(problem);
  };
  return {
    asked,
    failNext(problem) {
      next = problem;
    },
    async requests(contactId) {
      await check();
      return list.filter((request) => request.contactId === contactId);
    },
    async request(request) {
      await check();
      asked.push(request);
      const { language: _language, requester: _requester, ...said } = request;
      const made: PrivacyRequest = {
        ...said,
        id: `prq_fake_${asked.length}`,
        reference: `PR-${1000 + asked.length}`,
        status: 'received',
        receivedAt: new Date(now).toISOString(),
        acknowledgeBy: new Date(now + 48 * hour).toISOString(),
        dueAt: new Date(now + 30 * 24 * hour).toISOString(),
      };
      list = [made, ...list];
      return made;
    },
    async exportContact(contactId, format) {
      await check();
      const type = format === 'json' ? 'application/json' : 'text/csv';
      return { fileName: `${contactId}.${format}`, content: new Blob([`{"id":"${contactId}"}`], { type }) };
    },
  };
}

export interface FakeRecordings extends RecordingSource {
  /** Ids whose links were asked for, in order. */
  readonly links: readonly string[];
  /** The sound of this one is gone. */
  erase(id: string): void;
}

/** Every recording there could be, with a second of silence in it. */
export function createFakeRecordings(now: number): FakeRecordings {
  const links: string[] = [];
  const erased = new Set<string>();
  const at = (ms: number): string => new Date(now + ms).toISOString();
  return {
    links,
    erase: (id) => void erased.add(id),
    get: (id) =>
      Promise.resolve({
        id,
        callId: `call_of_${id}`,
        durationSeconds: 92,
        ...(erased.has(id)
          ? { state: 'erased' as const, erasedAt: at(-hour) }
          : { state: 'available' as const, expiresAt: at(83 * 24 * hour) }),
      }),
    link(id) {
      if (erased.has(id)) return Promise.reject(new DialoraError({ kind: 'not-found', status: 410, code: 'gone' }));
      links.push(id);
      return Promise.resolve({ url: silentWav, expiresAt: at(300_000), mimeType: 'audio/wav' });
    },
  };
}
