import type { Call } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { LocaleController } from '../internal/locale-controller.js';
import type { CallDesk, CallTool } from './call-desk.js';
import type { KeyPressEvent } from './keypad.js';
import type { PickPersonEvent } from './people-picker.js';

export interface StageParts {
  readonly call: Call;
  readonly desk: CallDesk;
  readonly open: CallTool | undefined;
  readonly format: (e164: string) => string;
  readonly extension: string | undefined;
  readonly note: string;
  readonly silent: boolean;
  readonly onPick: (event: PickPersonEvent) => void;
  readonly onDigits: (digits: string) => void;
  readonly onNote: (note: string) => void;
}

/** The tool that is open, and the note. */
export function callStage({ t }: LocaleController, parts: StageParts): TemplateResult {
  const { open, desk } = parts;
  return html`${open === 'keypad' ? keypad(t, parts) : nothing}
    ${
      open === 'transfer' || open === 'add'
        ? html`<dialora-people-picker
            .purpose=${open}
            .contacts=${desk.contacts}
            .colleagues=${desk.colleagues}
            .plans=${desk.plans}
            .country=${desk.country}
            .format=${parts.format}
            exportparts="people, person"
            @dialora-pick-person=${parts.onPick}
          ></dialora-people-picker>`
        : nothing
    }
    ${
      open === 'audio'
        ? html`<dialora-audio-settings
            .devices=${desk.snapshot.devices}
            .microphone=${desk.snapshot.microphone}
            .phone=${desk.phone}
            .check=${desk.snapshot.check}
            in-call
          ></dialora-audio-settings>`
        : nothing
    }
    <label class="field note">
      <span class="field__label">${t('call.note-label')}</span>
      <textarea
        class="input"
        part="note"
        rows="5"
        .value=${live(parts.note)}
        @input=${(event: Event) => parts.onNote((event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </label>`;
}

function keypad(t: LocaleController['t'], { call, extension, silent, onDigits }: StageParts): TemplateResult {
  return html`<div class="keys">
    <p class="digits" part="digits">
      <span class="visually-hidden">${t('call.digits')}</span><bdi dir="ltr">${call.digits}</bdi>
    </p>
    <dialora-keypad
      without-plus
      ?silent=${silent}
      exportparts="keypad, key"
      @dialora-key-press=${(event: KeyPressEvent) => onDigits(event.detail.key)}
    ></dialora-keypad>
    ${
      extension === undefined
        ? nothing
        : html`<button
            type="button"
            class="button button--link"
            part="send-extension"
            @click=${() => onDigits(extension)}
          >
            ${t('call.send-extension', { extension })}
          </button>`
    }
  </div>`;
}
