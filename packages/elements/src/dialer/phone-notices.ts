import type { PhoneSnapshot, Problem, ProblemKind } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';

const microphoneProblems: Readonly<Partial<Record<PhoneSnapshot['microphone'], ProblemKind>>> = {
  denied: 'microphone-denied',
  missing: 'microphone-missing',
  unsupported: 'unsupported-browser',
};

/** What stands in the way of calls right now, each with its way out. At most one sentence per cause. */
export function phoneNotices(
  locale: LocaleController,
  phone: PhoneSnapshot,
  problem: Problem | undefined,
  onRetry: () => void,
  onClose: () => void,
): TemplateResult {
  const { t } = locale;
  const kind = microphoneProblems[phone.microphone];
  const line = phone.line.state === 'failed' ? phone.line.problem : undefined;
  const retry = html`<button type="button" class="button button--small" part="retry-button" @click=${onRetry}>
    ${t('shared.try-again')}
  </button>`;
  const close = html`<button type="button" class="button button--small" @click=${onClose}>
    ${t('shared.close')}
  </button>`;
  return html`<div class="notices" part="notices">
    ${kind === undefined || kind === line?.kind ? nothing : problemMessage(locale, { kind })}
    ${line ? problemMessage(locale, line, line.kind === 'unsupported-browser' ? nothing : retry) : nothing}
    <div role="alert">${problem ? problemMessage(locale, problem, close) : nothing}</div>
  </div>`;
}
