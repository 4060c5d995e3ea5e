import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MicrophoneEnvironment } from './microphone.js';
import { createMicrophone } from './microphone.js';

interface Given {
  readonly secure?: boolean;
  readonly permission?: PermissionState;
  readonly error?: string;
  readonly allowed?: boolean;
  readonly inputs?: number;
  readonly withoutMedia?: boolean;
  readonly listsDevices?: boolean;
}

function bench(given: Given) {
  const status = Object.assign(new EventTarget(), { state: given.permission ?? 'prompt' });
  let asked = 0;
  let open = 0;
  const environment = {
    isSecureContext: given.secure ?? true,
    ...(given.allowed === undefined ? {} : { allowsFeature: () => given.allowed }),
    navigator: {
      ...(given.permission === undefined ? {} : { permissions: { query: async () => status } }),
      ...(given.withoutMedia === true
        ? {}
        : {
            mediaDevices: {
              enumerateDevices: () =>
                given.listsDevices === false
                  ? new Promise(() => undefined)
                  : Promise.resolve(Array.from({ length: given.inputs ?? 1 }, () => ({ kind: 'audioinput' }))),
              getUserMedia: async () => {
                asked += 1;
                if (given.error !== undefined) throw new DOMException('No.', given.error);
                open += 1;
                return { getTracks: () => [{ stop: () => (open -= 1) }] };
              },
            },
          }),
    },
  } as unknown as MicrophoneEnvironment;
  return { microphone: createMicrophone(environment), status, asked: () => asked, open: () => open };
}

test('a granted microphone is not opened to find that out', async () => {
  const { microphone, asked } = bench({ permission: 'granted' });
  assert.equal(await microphone.ensure(), undefined);
  assert.equal(asked(), 0);
  assert.equal(microphone.get(), 'granted');
});

test('a browser that lists devices only to a window in focus keeps no call waiting', async () => {
  const { microphone, asked } = bench({ permission: 'granted', listsDevices: false });
  assert.equal(await microphone.ensure(), undefined);
  assert.deepEqual([microphone.get(), asked()], ['granted', 0]);
});

test('a person who is asked and agrees is heard, and the microphone is closed again at once', async () => {
  const { microphone, open } = bench({ permission: 'prompt' });
  assert.equal(await microphone.ensure(), undefined);
  assert.equal(microphone.get(), 'granted');
  assert.equal(open(), 0);
});

const refusals = [
  { error: 'NotAllowedError', kind: 'microphone-denied', state: 'denied' },
  { error: 'NotFoundError', kind: 'microphone-missing', state: 'missing' },
  { error: 'NotReadableError', kind: 'microphone-missing', state: 'missing' },
  { error: 'SecurityError', kind: 'blocked-by-policy', state: 'denied' },
] as const;
for (const { error, kind, state } of refusals) {
  test(`${error} is told as ${kind}`, async () => {
    const { microphone } = bench({ error });
    assert.equal((await microphone.ensure())?.kind, kind);
    assert.equal(microphone.get(), state);
  });
}

test('an insecure page, a forbidding policy and a browser without media are told without asking', async () => {
  const insecure = bench({ secure: false });
  assert.equal((await insecure.microphone.ensure())?.kind, 'insecure-page');
  const forbidden = bench({ allowed: false });
  assert.equal((await forbidden.microphone.ensure())?.kind, 'blocked-by-policy');
  const without = bench({ withoutMedia: true });
  assert.equal((await without.microphone.ensure())?.kind, 'unsupported-browser');
  assert.equal(insecure.asked() + forbidden.asked() + without.asked(), 0);
  assert.equal(insecure.microphone.get(), 'unsupported');
});

test('a permission without a device is a missing microphone', async () => {
  const { microphone } = bench({ permission: 'granted', inputs: 0, error: 'NotFoundError' });
  assert.equal((await microphone.ensure())?.kind, 'microphone-missing');
});

test('a permission that is changed in the browser’s settings shows at once', async () => {
  const { microphone, status } = bench({ permission: 'granted' });
  await microphone.ensure();
  const heard: string[] = [];
  microphone.subscribe((state) => heard.push(state));
  status.state = 'denied';
  status.dispatchEvent(new Event('change'));
  assert.deepEqual(heard, ['denied']);
});
