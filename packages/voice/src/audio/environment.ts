/** The parts of a browser that sound needs, so that a test can hand in its own. */
export interface AudioEnvironment {
  /** Missing on pages that are not secure. */
  readonly mediaDevices:
    | Pick<
        MediaDevices,
        'getUserMedia' | 'enumerateDevices' | 'getSupportedConstraints' | 'addEventListener' | 'removeEventListener'
      >
    | undefined;
  /** Undefined where there is no Web Audio. */
  readonly createContext: (() => AudioContext) | undefined;
  /** Whether a sound can be sent to a device of choice (`setSinkId`; not in Safari, nor in Firefox before 116). */
  readonly canChooseOutput: boolean;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  /** Tells of the person's next click or key anywhere in the page; returns the undo. */
  readonly onGesture: (listener: () => void) => () => void;
}

const gestures = ['pointerup', 'keydown'] as const;

export function browserAudio(): AudioEnvironment {
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  return {
    mediaDevices,
    createContext: typeof AudioContext === 'undefined' ? undefined : () => new AudioContext(),
    canChooseOutput: typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype,
    storage: ownStorage(),
    onGesture(listener) {
      for (const type of gestures) addEventListener(type, listener, { capture: true });
      return () => {
        for (const type of gestures) removeEventListener(type, listener, { capture: true });
      };
    },
  };
}

function ownStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined; // forbidden, as in a sandboxed frame
  }
}
