import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';

/** Says that nobody answers now and when somebody will. `opensAt` is in ms since the epoch, shown in the hours' own zone. */
export function closedLine(
  { t, date }: LocaleController,
  opensAt: number | undefined,
  timeZone: string | undefined,
): TemplateResult {
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = { weekday: 'long', hour: 'numeric', minute: '2-digit', ...zone } as const;
  return html`<p class="closed" id="closed" part="closed">
    ${t('call-button.closed')}
    ${opensAt === undefined ? nothing : t('call-button.opens', { time: date(opensAt, time) })}
  </p>`;
}
