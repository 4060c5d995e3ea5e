import type { AudioEnvironment } from './environment.js';

/** A place where sounds of our own are played. */
export interface Output {
  readonly context: AudioContext;
  /** What a sound connects to. */
  readonly destination: AudioNode;
  close(): void;
}

interface SinkContext {
  setSinkId?(id: string): Promise<void>;
}

/**
 * Opens an output on a device; undefined where there is no Web Audio. A device that is gone leaves the sound on the
 * system's own. `AudioContext.setSinkId` is Chromium's (110); elsewhere the sound takes the way over a media element.
 */
export function openOutput(
  environment: Pick<AudioEnvironment, 'createContext' | 'canChooseOutput'>,
  deviceId: string | undefined,
): Output | undefined {
  const context = environment.createContext?.();
  if (context === undefined) return undefined;
  const closeContext = (): void => void context.close().catch(() => undefined);
  const plain = { context, destination: context.destination, close: closeContext };
  if (deviceId === undefined || !environment.canChooseOutput) return plain;
  const choosing = context as SinkContext;
  if (choosing.setSinkId !== undefined) {
    void choosing.setSinkId(deviceId).catch(() => undefined);
    return plain;
  }
  const way = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = way.stream;
  void element
    .setSinkId(deviceId)
    .catch(() => undefined)
    .then(() => element.play())
    .catch(() => undefined);
  return {
    context,
    destination: way,
    close() {
      element.srcObject = null;
      closeContext();
    },
  };
}
