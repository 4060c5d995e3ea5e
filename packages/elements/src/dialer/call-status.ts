import { talkSeconds, type Call, type CallQuality } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { everySecondSince, ticking } from '../internal/clock.js';
import { micOffIcon, pauseIcon, recordIcon } from '../internal/icons.js';
import { signalIcon } from '../internal/phone-icons.js';
import type { LocaleController } from '../internal/locale-controller.js';

/** A running time since `since` (epoch ms), written each second without drawing anything else again. */
export function runningTime(locale: LocaleController, since: number): TemplateResult {
  return html`<span class="tabular"
    >${ticking(everySecondSince(since), (time) => locale.clock((time - since) / 1000))}</span
  >`;
}

/** How the call stands: the phase with the time of the call; on hold with the time on hold as well. */
export function callPhase(locale: LocaleController, call: Call): TemplateResult {
  const { t } = locale;
  const { heldSince } = call;
  return html`<div class="phase" data-phase=${call.phase} part="phase">
    ${call.phase === 'held' ? pauseIcon() : nothing}<span>${t(`phase.${call.phase}`)}</span>
    ${
      call.phase === 'held' && heldSince !== undefined
        ? html`<span role="timer" aria-label=${t('call.hold-time')} part="hold-timer"
            >${runningTime(locale, heldSince)}</span
          >`
        : nothing
    }
    ${
      call.answeredAt === undefined
        ? nothing
        : html`<span
            class=${call.phase === 'held' ? 'muted tabular' : 'tabular'}
            role="timer"
            aria-label=${t('call.time')}
            part="timer"
            >${ticking(everySecondSince(call.answeredAt), (time) => locale.clock(talkSeconds(call, time)))}</span
          >`
    }
  </div>`;
}

/** What is on: muted, recording, and how good the connection is; each with icon and word. */
export function callFacts(
  locale: LocaleController,
  call: Call,
  quality: CallQuality['level'] | undefined,
  mutedSince: number | undefined,
  onStopRecording: () => void,
): TemplateResult {
  const { t } = locale;
  const { recording } = call;
  const running = recording.state === 'on' || recording.state === 'paused';
  return html`<div class="facts">
    ${
      call.muted
        ? html`<span class="fact fact--danger" part="muted"
            >${micOffIcon()}${t('call.muted')}
            ${mutedSince === undefined ? nothing : runningTime(locale, mutedSince)}</span
          >`
        : nothing
    }
    ${
      recording.state === 'off'
        ? nothing
        : html`<span class="fact ${recording.state === 'on' ? 'fact--danger' : ''}" part="recording"
              >${recording.state === 'paused' ? pauseIcon() : recordIcon()}${t(`call.recording-${recording.state}`)}
              ${running && recording.since !== undefined ? runningTime(locale, recording.since) : nothing}</span
            >${
              running
                ? html`<button
                    type="button"
                    class="button button--small button--link"
                    part="stop-recording-button"
                    @click=${onStopRecording}
                  >
                    ${t('call.record-stop')}
                  </button>`
                : nothing
            }`
    }
    ${quality === undefined ? nothing : qualityFact(locale, quality)}
  </div>`;
}

const bars = { good: 3, fair: 2, poor: 1 } as const;

function qualityFact({ t }: LocaleController, level: CallQuality['level']): TemplateResult {
  return html`<span class="fact ${level === 'good' ? 'fact--plain' : 'fact--warning'}" part="quality"
    >${signalIcon(bars[level])}${t(`call.quality-${level}`)}</span
  >`;
}
