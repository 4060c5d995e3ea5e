import type { Presence, PresenceChoice } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { chevronDownIcon } from '../internal/icons.js';
import { presenceIcon } from '../internal/presence-icons.js';
import type { LocaleController } from '../internal/locale-controller.js';

const choices = ['available', 'busy', 'wrap-up', 'away'] as const;

/** Whether calls come to this agent: a shape, a word, and a native select over them. */
export function presencePicker(
  { t }: LocaleController,
  presence: Presence | undefined,
  onChoose: (choice: PresenceChoice) => void,
): TemplateResult | typeof nothing {
  if (presence === undefined) return nothing;
  const { state } = presence;
  const offered = (choices as readonly string[]).includes(state);
  return html`<label class="presence" data-state=${state} part="presence">
    ${presenceIcon(state)}<span>${t(`presence.${state}`)}</span>${chevronDownIcon()}
    <select
      aria-label=${t('presence.label')}
      .value=${live(state)}
      @change=${(event: Event) => onChoose((event.target as HTMLSelectElement).value as PresenceChoice)}
    >
      ${offered ? nothing : html`<option value=${state} selected disabled>${t(`presence.${state}`)}</option>`}
      ${choices.map((each) => html`<option value=${each} ?selected=${each === state}>${t(`presence.${each}`)}</option>`)}
    </select>
  </label>`;
}
