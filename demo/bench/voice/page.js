// Runs inside the browser: the real dialer with a real phone on the Voice SDK, and watches that say when something
// happened. The people of the account are made up; the line, the microphone and the sound are not.
import { createFakeWorkspace } from '@dialora/core/testing';
import { DialoraDialer, DialoraProvider } from '@dialora/elements';
import {
  createMicrophone,
  createPhoneAudio,
  createSharedSoftphone,
  createSoftphone,
  createTwilioTransport,
} from '@dialora/voice';
import { ask } from '../../../packages/voice/e2e/testing/control.ts';

const gateway = new URL(location.href).searchParams.get('gateway') ?? undefined;

/** When each thing was first seen since `begin()`, in ms since the epoch. */
let stamps = {};
const stamp = (what, at = Date.now()) => (stamps[what] ??= at);

// The far end speaks one tone, which nothing else on the line sounds like: neither ringback nor noise can be mistaken
// for it. It is heard on the audio thread, where neither a busy page nor a hidden tab delays anything.
const ears = new Set();
let context;
async function openEars() {
  context = new AudioContext();
  await context.audioWorklet.addModule('/ear.js');
  await context.resume();
  for (const track of ears) listen(track);
}
function listen(track) {
  ears.add(track);
  if (context === undefined) return;
  const ear = new AudioWorkletNode(context, 'ear');
  const source = context.createMediaStreamSource(new MediaStream([track]));
  source.connect(ear).connect(context.destination);
  ear.port.onmessage = () => {
    stamp('heard');
    source.disconnect();
    ear.disconnect();
    ears.delete(track);
  };
}
globalThis.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration) {
    super(configuration);
    this.addEventListener('track', ({ track }) => listen(track));
  }
};

const loader = createTwilioTransport({ gateway });
const phone = createSharedSoftphone({
  name: 'bench',
  prepare: () => loader.prepare(),
  create(seat) {
    const audio = createPhoneAudio();
    return createSoftphone({
      transport: createTwilioTransport({ gateway, audio: audio.calls, keepCallsOnPageHide: seat.hasHeir }),
      getToken: async () => (await ask('token', { kind: 'good', ttlSeconds: 3600, identity: 'agent.1' })).token,
      calls: { place: () => ask('callTo', { farEnd: 'answers' }) },
      microphone: createMicrophone(),
      ringtone: audio.ringtone,
      audio,
    });
  },
});

DialoraDialer.define();
DialoraProvider.define();
const provider = document.createElement('dialora-provider');
provider.workspace = { ...createFakeWorkspace(), phone };
const dialer = document.createElement('dialora-dialer');
dialer.silentKeypad = true;
provider.append(dialer);

/** The first match in any shadow root below. */
function deep(selector, root = dialer) {
  for (const element of (root.shadowRoot ?? root).querySelectorAll('*')) {
    if (element.matches(selector) && element.checkVisibility({ visibilityProperty: true })) return element;
    const found = element.shadowRoot && deep(selector, element);
    if (found) return found;
  }
  return undefined;
}

/** Stamps a phase in the frame in which a person sees it. */
function whenDrawn(phase) {
  requestAnimationFrame(() => {
    if (deep('[part="phase"]')?.dataset.phase === phase) stamp(`drawn ${phase}`);
    else if (phone.get().calls.some((call) => call.phase === phase)) whenDrawn(phase);
  });
}

let last;
phone.subscribe(({ calls }) => {
  const phase = calls[0]?.phase;
  if (phase === last) return;
  last = phase;
  if (phase === undefined) return;
  stamp(phase);
  whenDrawn(phase);
});
phone.role.subscribe((role) => stamp(role));
addEventListener('click', ({ timeStamp }) => stamp('clicked', performance.timeOrigin + timeStamp), true);

globalThis.bench = {
  phone,
  stamps: () => stamps,
  openEars,
  /** Forgets what was seen so far. */
  begin: () => void (stamps = {}),
  phase: () => phone.get().calls[0]?.phase,
  /** The middle of something that can be pressed now, for a real click. */
  centreOf(selector) {
    const box = deep(selector)?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  },
  field: () => deep('[part="number"]')?.value,
  /** What a person reads off the call: its timer, and how far the meter of the microphone is up. */
  reads: () => ({
    timer: deep('[part="timer"]')?.textContent.trim(),
    meter: deep('.meter__level')?.style.transform,
  }),
  /** The call goes on with nothing that draws it. */
  removeDialer: () => provider.remove(),
  async tidy() {
    for (const { id } of phone.get().calls) {
      await phone.hangUp(id);
      await phone.dismiss(id);
    }
  },
};
document.body.append(provider);
await phone.start();
document.documentElement.dataset.ready = 'yes';
