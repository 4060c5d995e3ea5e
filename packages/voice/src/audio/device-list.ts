import type { AudioDevice, DeviceChange, DeviceChoice, DeviceKind } from '@dialora/core';

/** The parts of a `MediaDeviceInfo` that are used. */
export type FoundDevice = Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label' | 'groupId'>;

/**
 * The devices of one kind with what is chosen and what is used. Chromium lists each device that the system prefers a
 * second time as `default` and `communications`; before the microphone was allowed once, browsers give neither ids nor labels.
 */
export function choiceOf(
  found: readonly FoundDevice[],
  kind: 'audioinput' | 'audiooutput',
  chosen: string | undefined,
): DeviceChoice {
  const all = found.filter((each) => each.kind === kind && each.deviceId !== '');
  const real = all.filter(({ deviceId }) => deviceId !== 'default' && deviceId !== 'communications');
  const available = real.map(({ deviceId, label }): AudioDevice => ({ id: deviceId, label }));
  const inUse = available.find(({ id }) => id === chosen) ?? systemOwn(all, real);
  return {
    available,
    ...(chosen === undefined ? {} : { chosen }),
    ...(inUse === undefined ? {} : { inUse }),
  };
}

/** The real device behind the system's own choice: the one that shares its box with `default`, else the first. */
function systemOwn(all: readonly FoundDevice[], real: readonly FoundDevice[]): AudioDevice | undefined {
  const preferred = all.find(({ deviceId }) => deviceId === 'default');
  const twin =
    preferred === undefined
      ? real[0]
      : (real.find(({ label }) => label !== '' && preferred.label.endsWith(label)) ??
        real.find(({ groupId }) => groupId !== '' && groupId === preferred.groupId) ??
        preferred);
  return twin === undefined ? undefined : { id: twin.deviceId, label: twin.label };
}

/** What a person hears of a change of devices: that another one is used now. Undefined when the same is used as before. */
export function changeOf(
  kind: DeviceKind,
  before: DeviceChoice | undefined,
  after: DeviceChoice,
  at: number,
): DeviceChange | undefined {
  const [former, next] = [before?.inUse, after.inUse];
  // Labels that come with the permission are no news about devices.
  if (before === undefined || former === undefined || former.label === '' || next === undefined) return undefined;
  if (former.id === next.id) return undefined;
  const isIn = ({ available }: DeviceChoice, device: AudioDevice): boolean =>
    available.some(({ id }) => id === device.id);
  const removed = isIn(after, former) ? undefined : former.label;
  const added = isIn(before, next) ? undefined : next.label;
  // Chosen by hand: whoever chose knows.
  if (removed === undefined && added === undefined) return undefined;
  return {
    kind,
    ...(removed === undefined ? {} : { removed }),
    ...(added === undefined ? {} : { added }),
    nowUsing: next.label,
    at,
  };
}
