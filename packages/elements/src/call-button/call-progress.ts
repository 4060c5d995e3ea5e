import { isConnected, talkSeconds, type Call, type Problem } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { endedKey } from '../dialer/ended-words.js';
import type { KeyPressEvent } from '../dialer/keypad.js';
import type { CallRequest } from '../events/call-request.js';
import { everySecondSince, ticking } from '../internal/clock.js';
import { keypadIcon, micIcon, micOffIcon, phoneDownIcon, warningIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';

/** The pieces of the call button's panel. */

/** A number for people, left to right in any text. */
export function writtenNumber(number: string): TemplateResult {
  return html`<bdi dir="ltr" class="tabular">${number}</bdi>`;
}

/** How the call stands, in words, with its time. */
export function callProgress(
  locale: LocaleController,
  call: Call | undefined,
  asking: boolean,
  microphoneGranted: boolean,
): TemplateResult | typeof nothing {
  const { t } = locale;
  if (asking) {
    return html`<p class="phase">${t('call-button.asking')}</p>
      ${microphoneGranted ? nothing : html`<p class="phase">${t('call-button.microphone')}</p>`}`;
  }
  if (!call) return nothing;
  const words = t(call.phase === 'ended' ? endedKey(call) : `phase.${call.phase}`);
  const time = call.answeredAt;
  return html`<p class="phase" data-phase=${call.phase}>
      ${words}${
        time === undefined
          ? nothing
          : html`${call.phase === 'ended' ? ' · ' : ' '}<span class="tabular" role="timer" aria-label=${t('call.time')}
                >${ticking(everySecondSince(time), (at) => locale.clock(talkSeconds(call, at)))}</span
              >`
      }
    </p>
    ${
      call.phase !== 'ended' && call.quality?.level === 'poor'
        ? html`<p class="phase">${t('call.quality-poor')}</p>`
        : nothing
    }`;
}

/** Why there is no call, and the way that always works: one's own phone. */
export function callProblem(
  locale: LocaleController,
  problem: Problem | 'no-provider',
  number: string,
  written: string,
): TemplateResult {
  const { t } = locale;
  return html`<div class="stack" role="alert">
    ${
      problem === 'no-provider'
        ? html`<div class="notice notice--warning">
            ${warningIcon()}
            <p class="notice__title">${t('call-button.not-ready')}</p>
            <p>${t('call-button.not-ready.next')}</p>
          </div>`
        : problemMessage(locale, problem)
    }
    <a class="by-phone" part="by-phone" href=${`tel:${number}`}
      >${t('call-button.by-phone', { number: `\u2066${written}\u2069` })}</a
    >
  </div>`;
}

export type CallControl = CallRequest | 'keypad';

/** Mute, keypad, and Hang up apart from them. */
export function callControls(
  locale: LocaleController,
  call: Call,
  keypad: boolean,
  onControl: (control: CallControl) => void,
): TemplateResult {
  const { t } = locale;
  const callId = call.id;
  const connected = isConnected(call);
  const ifConnected = (control: CallControl) => () => {
    if (connected) onControl(control);
  };
  return html`${
      keypad && connected
        ? html`<div>
            <p class="digits tabular" part="digits">
              <span class="visually-hidden">${t('call.digits')}</span><bdi dir="ltr">${call.digits}</bdi>
            </p>
            <dialora-keypad
              without-plus
              @dialora-key-press=${({ detail }: KeyPressEvent) =>
                onControl({ action: 'digits', callId, digits: detail.key })}
            ></dialora-keypad>
          </div>`
        : nothing
    }
    <div class="actions">
      <div class="small" role="group" aria-label=${t('call.controls')}>
        <button
          type="button"
          class="icon-button round"
          part="mute-button"
          aria-label=${t('call.mute')}
          aria-pressed=${call.muted ? 'true' : 'false'}
          aria-disabled=${connected ? nothing : 'true'}
          @click=${ifConnected({ action: 'mute', callId, muted: !call.muted })}
        >
          ${call.muted ? micOffIcon() : micIcon()}
        </button>
        <button
          type="button"
          class="icon-button round"
          part="keypad-button"
          aria-label=${t('call.keypad')}
          aria-expanded=${keypad && connected ? 'true' : 'false'}
          aria-disabled=${connected ? nothing : 'true'}
          @click=${ifConnected('keypad')}
        >
          ${keypadIcon()}
        </button>
      </div>
      <button
        type="button"
        class="button button--danger hang-up"
        part="hang-up-button"
        @click=${() => onControl({ action: 'hang-up', callId })}
      >
        ${phoneDownIcon()}<span>${t('call.hang-up')}</span>
      </button>
    </div>`;
}
