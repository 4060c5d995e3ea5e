import { isConnected, type Call, type RecordingAction } from '@dialora/core';
import type { TemplateResult } from 'lit';
import { keypadIcon, micIcon, micOffIcon, noteIcon, pauseIcon, playIcon, recordIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { headsetIcon, transferIcon, userPlusIcon } from '../internal/phone-icons.js';
import type { Control } from './call-controls.js';
import type { CallTool } from './call-desk.js';
import type { ShortcutAction } from './shortcuts.js';

export interface ButtonsParts {
  readonly call: Call;
  /** The tool that is open. */
  readonly open: CallTool | undefined;
  /** What was asked of the line, which has not said so yet. */
  readonly waiting: { readonly mute: boolean; readonly hold: boolean; readonly record: boolean };
  readonly keyOf: (action: ShortcutAction) => string | undefined;
  readonly onTool: (tool: CallTool) => void;
  readonly onMute: () => void;
  readonly onHold: () => void;
  readonly onRecord: (action: RecordingAction) => void;
}

/** The controls of a call in their order; those that cannot be used now say why. */
export function callButtons({ t }: LocaleController, parts: ButtonsParts): readonly Control[] {
  const { call, open, keyOf } = parts;
  const off = !isConnected(call);
  const why = t('call.not-connected');
  const tool = (
    name: CallTool,
    icon: TemplateResult,
    label: string,
    disabled: boolean,
    shortcut?: string,
  ): Control => ({
    name,
    icon,
    label,
    expanded: open === name,
    disabled,
    why,
    shortcut,
    onPress: () => parts.onTool(name),
  });
  const asking = off || call.consultFor !== undefined;
  return [
    {
      name: 'mute',
      icon: call.muted ? micOffIcon() : micIcon(),
      label: t('call.mute'),
      pressed: call.muted,
      busy: parts.waiting.mute,
      disabled: off,
      why,
      shortcut: keyOf('mute'),
      onPress: parts.onMute,
    },
    tool('keypad', keypadIcon(), t('call.keypad'), off, keyOf('keypad')),
    {
      name: 'hold',
      icon: pauseIcon(),
      label: t('call.hold'),
      pressed: call.heldSince !== undefined,
      busy: parts.waiting.hold,
      disabled: off,
      why,
      shortcut: keyOf('hold'),
      onPress: parts.onHold,
    },
    recordButton(t, parts, off, why),
    tool('add', userPlusIcon(), t('call.add'), asking),
    tool('transfer', transferIcon(), t('call.transfer'), asking, keyOf('transfer')),
    tool('note', noteIcon(), t('call.note'), false),
    tool('audio', headsetIcon(), t('call.audio'), false),
  ];
}

function recordButton(t: LocaleController['t'], parts: ButtonsParts, off: boolean, why: string): Control {
  const { state: recording } = parts.call.recording;
  const control = { name: 'record', disabled: off, why, busy: parts.waiting.record } as const;
  if (recording === 'on') {
    return { ...control, icon: pauseIcon(), label: t('call.record-pause'), onPress: () => parts.onRecord('pause') };
  }
  if (recording === 'paused') {
    return { ...control, icon: playIcon(), label: t('call.record-resume'), onPress: () => parts.onRecord('resume') };
  }
  return {
    ...control,
    icon: recordIcon(),
    label: t('call.record'),
    disabled: off || recording === 'announcing',
    busy: control.busy || recording === 'announcing',
    onPress: () => parts.onRecord('start'),
  };
}
