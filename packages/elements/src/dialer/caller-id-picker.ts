import type { CallerId, Loadable } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { chevronDownIcon, warningIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';

/** The caller id that a call would show: the agent's choice if the account still has it, else the account's default. */
export function effectiveCallerId(callerIds: readonly CallerId[], preferred: string | undefined): CallerId | undefined {
  return (
    callerIds.find(({ number }) => number === preferred) ?? callerIds.find(({ isDefault }) => isDefault) ?? callerIds[0]
  );
}

/** What the account calls one of its numbers, else the number itself, left to right in any text. */
export function lineName(
  callerIds: Loadable<readonly CallerId[]> | undefined,
  number: string,
  format: (e164: string) => string,
): string {
  const list = callerIds?.state === 'ready' ? callerIds.value : callerIds?.stale;
  return list?.find((each) => each.number === number)?.label ?? `\u2066${format(number)}\u2069`;
}

/** Always visible before a call: what the other person will see. One number is text, several are a native select. */
export function callerIdPicker(
  locale: LocaleController,
  callerIds: Loadable<readonly CallerId[]> | undefined,
  preferred: string | undefined,
  format: (e164: string) => string,
  onPick: (number: string) => void,
): TemplateResult | typeof nothing {
  const { t } = locale;
  if (!callerIds) return nothing;
  const list = callerIds.state === 'ready' ? callerIds.value : callerIds.stale;
  if (!list) {
    if (callerIds.state === 'failed') return problemMessage(locale, callerIds.problem);
    return html`<p class="caller-id muted">${t('caller-id.loading')}</p>`;
  }
  const current = effectiveCallerId(list, preferred);
  if (!current) {
    return html`<div class="notice notice--warning">
      ${warningIcon()}
      <p class="notice__title">${t('caller-id.none')}</p>
      <p>${t('caller-id.none.next')}</p>
    </div>`;
  }
  const shown = html`<span class="caller-id__value"
    ><bdi>${current.label}</bdi> <bdi dir="ltr" class="muted tabular">${format(current.number)}</bdi></span
  >`;
  if (list.length === 1) {
    return html`<p class="caller-id" part="caller-id">
      <span class="caller-id__label muted">${t('caller-id.label')}</span>${shown}
    </p>`;
  }
  return html`<label class="caller-id caller-id--choice" part="caller-id">
    <span class="caller-id__label muted">${t('caller-id.label')}</span>
    ${shown} ${chevronDownIcon()}
    <select
      .value=${live(current.number)}
      @change=${(event: Event) => onPick((event.target as HTMLSelectElement).value)}
    >
      ${list.map(
        ({ number, label }) =>
          html`<option value=${number} ?selected=${number === current.number}>${label} · ${format(number)}</option>`,
      )}
    </select>
  </label>`;
}
