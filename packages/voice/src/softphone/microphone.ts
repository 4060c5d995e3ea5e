import type { MicrophoneState, Problem } from '@dialora/core';
import { createStore } from '@dialora/core';
import type { Microphone } from './ports.js';

/** The few parts of a window that the check uses, so that a test can hand in its own. */
export interface MicrophoneEnvironment {
  readonly isSecureContext: boolean;
  readonly navigator: {
    readonly mediaDevices?: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'> &
      Partial<Pick<MediaDevices, 'addEventListener'>>;
    readonly permissions?: Pick<Permissions, 'query'>;
  };
  /** Whether the page's Permissions-Policy lets it use a feature; unknown in browsers that do not say. */
  readonly allowsFeature?: (feature: string) => boolean;
}

/**
 * Tells whether the microphone may be used, by the Permissions API where there is one, and asks for it when needed.
 * Error names: https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia
 */
export function createMicrophone(environment: MicrophoneEnvironment = browserEnvironment()): Microphone {
  const { mediaDevices, permissions } = environment.navigator;
  const unusable = fixedProblem(environment);
  const state = createStore<MicrophoneState>(unusable === undefined ? 'unknown' : stateAfter(unusable, 'unsupported'));
  const watching = unusable === undefined ? watchPermission(permissions, (next) => state.set(next)) : undefined;

  // A microphone that is pulled or plugged in is noticed before anybody calls.
  if (unusable === undefined)
    mediaDevices?.addEventListener?.('devicechange', () => {
      void hasInput(mediaDevices).then((has) => {
        if (!has && state.get() === 'granted') state.set('missing');
        if (has && state.get() === 'missing') state.set('granted');
      });
    });

  async function ensure(): Promise<Problem | undefined> {
    const fixed = fixedProblem(environment);
    if (fixed !== undefined) return fixed;
    await watching;
    if (mediaDevices === undefined) return { kind: 'unsupported-browser' };
    if (state.get() === 'granted' && (await soon(hasInput(mediaDevices)))) return undefined;
    try {
      const stream = await mediaDevices.getUserMedia({ audio: true });
      for (const track of stream.getTracks()) track.stop();
      state.set('granted');
      return undefined;
    } catch (error) {
      const problem = microphoneProblem(error, environment.allowsFeature?.('microphone'));
      state.set(stateAfter(problem, state.get()));
      return problem;
    }
  }

  return { get: () => state.get(), subscribe: (listener) => state.subscribe(listener), ensure };
}

/** The problem that a rejected `getUserMedia` stands for. `allowed` is what the page's Permissions-Policy says. */
export function microphoneProblem(error: unknown, allowed?: boolean): Problem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : 'unknown';
  const detail = error instanceof Error || error instanceof DOMException ? error.message : String(error);
  const kind = ((): Problem['kind'] => {
    switch (name) {
      case 'NotAllowedError':
      case 'PermissionDeniedError': // Chrome before 2017 and old WebViews
        return allowed === false ? 'blocked-by-policy' : 'microphone-denied';
      case 'SecurityError':
        return 'blocked-by-policy';
      case 'NotFoundError':
      case 'DevicesNotFoundError':
      case 'OverconstrainedError':
      case 'NotReadableError': // there is one, but another program holds it or the system took it away
      case 'AbortError':
        return 'microphone-missing';
      case 'TypeError': // `mediaDevices` is only there on secure pages
        return 'insecure-page';
      default:
        return 'unknown';
    }
  })();
  return { kind, code: name, detail };
}

function fixedProblem(environment: MicrophoneEnvironment): Problem | undefined {
  if (!environment.isSecureContext) return { kind: 'insecure-page' };
  if (environment.navigator.mediaDevices === undefined) return { kind: 'unsupported-browser' };
  if (environment.allowsFeature?.('microphone') === false) return { kind: 'blocked-by-policy' };
  return undefined;
}

function stateAfter(problem: Problem, before: MicrophoneState): MicrophoneState {
  const { kind } = problem;
  if (kind === 'microphone-denied' || kind === 'blocked-by-policy') return 'denied';
  if (kind === 'microphone-missing') return 'missing';
  return kind === 'insecure-page' || kind === 'unsupported-browser' ? 'unsupported' : before;
}

async function hasInput(devices: Pick<MediaDevices, 'enumerateDevices'>): Promise<boolean> {
  try {
    return (await devices.enumerateDevices()).some((device) => device.kind === 'audioinput');
  } catch {
    return true;
  }
}

/** Long enough for every browser that answers at all, in ms. */
const answerMs = 300;

/**
 * Firefox lists devices only to a window in focus, and lets every other one wait until it is (its setting
 * `media.devices.unfocused.enabled`); it opens a microphone all the same. A call does not wait for the list.
 */
async function soon(listed: Promise<boolean>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), answerMs);
  });
  const answer = await Promise.race([listed, late]);
  clearTimeout(timer);
  return answer;
}

async function watchPermission(
  permissions: Pick<Permissions, 'query'> | undefined,
  tell: (state: MicrophoneState) => void,
): Promise<void> {
  try {
    const status = await permissions?.query({ name: 'microphone' });
    if (status === undefined) return;
    tell(status.state);
    status.addEventListener('change', () => tell(status.state));
  } catch {
    // Firefox before 131 and Safari before 16 do not know the name: the state stays unknown until the person is asked.
  }
}

function browserEnvironment(): MicrophoneEnvironment {
  // `featurePolicy` is Chromium's name; neither it nor `permissionsPolicy` is in TypeScript's DOM library.
  const page = globalThis.document as unknown as
    | undefined
    | {
        readonly featurePolicy?: { allowsFeature(feature: string): boolean };
        readonly permissionsPolicy?: { allowsFeature(feature: string): boolean };
      };
  const policy = page?.permissionsPolicy ?? page?.featurePolicy;
  return {
    isSecureContext: globalThis.isSecureContext,
    navigator: globalThis.navigator,
    ...(policy === undefined ? {} : { allowsFeature: (feature) => policy.allowsFeature(feature) }),
  };
}
