import {
  isConnected,
  isLive,
  type AudioDevices,
  type Call,
  type CallTransfer,
  type PhoneSnapshot,
} from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { CallRequest } from '../events/call-request.js';
import { micOffIcon, pauseIcon, warningIcon } from '../internal/icons.js';
import { headsetIcon, transferIcon } from '../internal/phone-icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { endedKey } from './ended-words.js';

type Ask = (request: CallRequest) => void;

function banner(icon: TemplateResult, words: unknown, buttons: unknown, kind = ''): TemplateResult {
  return html`<div class="notice ${kind}" part="banner" tabindex="-1">
    ${icon}
    <div class="banner__words">${words}</div>
    ${buttons === nothing ? nothing : html`<div class="notice__actions">${buttons}</div>`}
  </div>`;
}

const small = (label: string, name: string, onPress: () => void, look = ''): TemplateResult =>
  html`<button type="button" class="button button--small ${look}" part=${`${name}-button`} @click=${onPress}>
    ${label}
  </button>`;

function targetName(locale: LocaleController, to: CallTransfer['to'], format: (e164: string) => string): string {
  if (to.name !== undefined) return to.name;
  return to.kind === 'number' ? `\u2066${format(to.number)}\u2069` : locale.t('transfer.colleague');
}

/** While somebody is asked before a transfer: who waits, who hears whom, and the three ways on. */
function consultBanner(
  locale: LocaleController,
  consult: Call,
  waiting: Call,
  waitingName: string,
  ask: Ask,
): TemplateResult {
  const { t } = locale;
  const callId = waiting.id;
  const ready = isConnected(consult);
  return banner(
    pauseIcon(),
    html`<p class="notice__title">${t('transfer.on-hold', { name: waitingName })}</p>
      <p>${t('transfer.hears-nothing')}</p>`,
    html`${
      ready
        ? html`${small(t('transfer.complete'), 'complete-transfer', () => ask({ action: 'complete-transfer', callId }), 'button--primary')}
          ${small(t('call.merge'), 'merge', () => ask({ action: 'merge', callId, otherId: consult.id }))}`
        : nothing
    }
    ${small(t('transfer.back-to', { name: waitingName }), 'cancel-transfer', () =>
      ask({ action: 'cancel-transfer', callId }),
    )}`,
    'notice--warning',
  );
}

/** On the call that is or was to be handed over. */
function transferBanner(
  locale: LocaleController,
  call: Call,
  name: string,
  format: (e164: string) => string,
  calls: readonly Call[],
  ask: Ask,
): TemplateResult | typeof nothing {
  const { t } = locale;
  const { transfer } = call;
  if (transfer === undefined) return nothing;
  const callId = call.id;
  const to = targetName(locale, transfer.to, format);
  const consult = calls.find(({ id }) => id === transfer.consultCallId);
  const alone = transfer.kind === 'warm' && (consult === undefined || !isLive(consult));
  if (transfer.state === 'failed' || alone) {
    const why = transfer.reason ?? consult?.end?.reason;
    const back = call.heldSince === undefined;
    return banner(
      warningIcon(),
      html`<p class="notice__title">${t('transfer.failed', { name: to })}</p>
        ${why === undefined ? nothing : html`<p>${t(endedKey({ ...call, direction: 'outbound', end: { reason: why } }))}</p>`}
        ${back ? html`<p>${t('transfer.is-back', { name })}</p>` : nothing}`,
      back
        ? nothing
        : small(
            t('transfer.back-to', { name }),
            'cancel-transfer',
            () => ask({ action: 'cancel-transfer', callId }),
            'button--primary',
          ),
      'notice--warning',
    );
  }
  return banner(
    transferIcon(),
    html`<p class="notice__title">${t('transfer.under-way', { name: to })}</p>`,
    small(t('transfer.back-to', { name }), 'cancel-transfer', () => ask({ action: 'cancel-transfer', callId })),
  );
}

function mutedHint({ t }: LocaleController, onUnmute: () => void, onClose: () => void): TemplateResult {
  return banner(
    micOffIcon(),
    html`<p class="notice__title">${t('call.muted-hint')}</p>`,
    html`${small(t('call.unmute'), 'unmute', onUnmute, 'button--primary')} ${small(t('call.got-it'), 'got-it', onClose)}`,
    'notice--warning',
  );
}

function pausedReminder({ t }: LocaleController, onResume: () => void): TemplateResult {
  return banner(
    pauseIcon(),
    html`<p class="notice__title">${t('call.recording-reminder')}</p>`,
    small(t('call.record-resume'), 'resume-recording', onResume, 'button--primary'),
    'notice--warning',
  );
}

/** The other end hears nothing: the microphone went away or was forbidden in mid-call. */
function microphoneNotice(
  { t }: LocaleController,
  { microphone, devices }: PhoneSnapshot,
  onChoose: () => void,
): TemplateResult | typeof nothing {
  const missing = microphone === 'missing' || devices?.microphone.available.length === 0;
  const kind = microphone === 'denied' ? 'microphone-denied' : missing ? 'microphone-missing' : undefined;
  if (kind === undefined) return nothing;
  return banner(
    micOffIcon(),
    html`<p class="notice__title">${t('device.not-heard')}</p>
      <p>${t(`problem.${kind}`)}</p>`,
    small(t('device.change'), 'change-device', onChoose),
    'notice--danger',
  );
}

/** A headset was pulled or plugged in. */
function deviceNotice(
  { t }: LocaleController,
  devices: AudioDevices | undefined,
  onClose: () => void,
  onChoose: () => void,
): TemplateResult | typeof nothing {
  const change = devices?.lastChange;
  if (change === undefined) return nothing;
  const { kind, nowUsing, removed, added } = change;
  return banner(
    headsetIcon(),
    html`<p class="notice__title">${t(`device.now-${kind}`, { name: nowUsing })}</p>
      ${removed === undefined ? nothing : html`<p>${t('device.removed', { name: removed })}</p>`}
      ${added === undefined ? nothing : html`<p>${t('device.added', { name: added })}</p>`}`,
    html`${small(t('device.change'), 'change-device', onChoose)} ${small(t('shared.close'), 'close-notice', onClose)}`,
  );
}

export interface BannersParts {
  readonly call: Call;
  readonly snapshot: PhoneSnapshot;
  readonly nameOf: (call: Call) => string;
  readonly format: (e164: string) => string;
  /** The hint about talking while muted was closed. */
  readonly hintClosed: boolean;
  /** Time of the device change whose notice was closed. */
  readonly closedNotice: number | undefined;
  /** The pause of the recorder is to be remembered. */
  readonly reminded: boolean;
  readonly ask: Ask;
  readonly onUnmute: () => void;
  readonly onResume: () => void;
  readonly onCloseHint: () => void;
  readonly onCloseNotice: (at: number) => void;
  readonly onDevices: () => void;
}

/** Everything that is told about a call while it goes on, the most pressing first. */
export function callBanners(locale: LocaleController, parts: BannersParts): TemplateResult {
  const { call, snapshot, nameOf, format, ask } = parts;
  const waiting = snapshot.calls.find(({ id }) => id === call.consultFor);
  const changedAt = snapshot.devices?.lastChange?.at;
  // What happened before the call is no news in it.
  const isNews = changedAt !== undefined && changedAt !== parts.closedNotice && changedAt >= call.createdAt;
  const lost = microphoneNotice(locale, snapshot, parts.onDevices);
  return html`${lost} ${waiting ? consultBanner(locale, call, waiting, nameOf(waiting), ask) : nothing}
  ${transferBanner(locale, call, nameOf(call), format, snapshot.calls, ask)}
  ${
    snapshot.speakingWhileMuted && call.muted && !parts.hintClosed
      ? mutedHint(locale, parts.onUnmute, parts.onCloseHint)
      : nothing
  }
  ${parts.reminded ? pausedReminder(locale, parts.onResume) : nothing}
  ${
    isNews && lost === nothing
      ? deviceNotice(locale, snapshot.devices, () => parts.onCloseNotice(changedAt), parts.onDevices)
      : nothing
  }`;
}
