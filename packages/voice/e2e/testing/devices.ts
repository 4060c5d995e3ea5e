/** Devices made of tones, so that a test can pull a plug: no browser lets a page do that to real ones. */
export interface MadeDevices {
  unplug(label: string): void;
  plug(label: string): void;
  /** Somebody speaks into every microphone, or is silent. */
  speak(on: boolean): void;
}

const labels = ['Headset', 'Built-in'] as const;
/** So that the far end can tell which one it hears. */
const loudness: Readonly<Record<string, number>> = { Headset: 0.5, 'Built-in': 0.05 };

/** Replaces the browser's devices; the headset is what the system prefers while it is there. */
export function installDevices(): MadeDevices {
  const { mediaDevices } = navigator;
  const present = new Set<string>(labels);
  const open = new Set<{ readonly label: string; readonly track: MediaStreamTrack; readonly gain: GainNode }>();
  let speaking = true;
  let context: AudioContext | undefined;

  function openTrack(label: string): MediaStreamTrack {
    context ??= new AudioContext();
    const tone = context.createOscillator();
    const gain = context.createGain();
    const out = context.createMediaStreamDestination();
    gain.gain.value = speaking ? (loudness[label] ?? 0) : 0;
    tone.connect(gain).connect(out);
    tone.start();
    const track = out.stream.getAudioTracks()[0]!;
    Object.defineProperty(track, 'label', { value: label });
    open.add({ label, track, gain });
    return track;
  }
  function idOf(constraints: MediaStreamConstraints | undefined): string | undefined {
    const audio = constraints?.audio;
    const deviceId = typeof audio === 'object' ? audio.deviceId : undefined;
    return typeof deviceId === 'object' && !Array.isArray(deviceId) ? String(deviceId.exact) : undefined;
  }
  function info(kind: MediaDeviceKind, label: string, deviceId = label): MediaDeviceInfo {
    return { kind, deviceId, label, groupId: label, toJSON: () => ({}) };
  }

  mediaDevices.getUserMedia = (constraints) => {
    const wanted = idOf(constraints) ?? labels.find((label) => present.has(label));
    if (wanted === undefined) return Promise.reject(new DOMException('None.', 'NotFoundError'));
    if (!present.has(wanted)) return Promise.reject(new DOMException('Gone.', 'OverconstrainedError'));
    return Promise.resolve(new MediaStream([openTrack(wanted)]));
  };
  mediaDevices.enumerateDevices = () =>
    Promise.resolve(
      (['audioinput', 'audiooutput'] as const).flatMap((kind) =>
        labels.filter((label) => present.has(label)).map((label) => info(kind, label)),
      ),
    );
  const tell = (): void => void mediaDevices.dispatchEvent(new Event('devicechange'));

  return {
    unplug(label) {
      present.delete(label);
      for (const each of open) {
        if (each.label !== label) continue;
        each.track.stop();
        // `stop()` tells nobody; a plug that is pulled does.
        each.track.dispatchEvent(new Event('ended'));
      }
      tell();
    },
    plug(label) {
      present.add(label);
      tell();
    },
    speak(on) {
      speaking = on;
      for (const { label, gain } of open) gain.gain.value = on ? (loudness[label] ?? 0) : 0;
    },
  };
}
