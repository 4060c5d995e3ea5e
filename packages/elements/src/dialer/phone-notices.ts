import type { Colleague, PhoneSnapshot, Problem, ProblemKind } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { warningIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemMessage, type ProblemWords } from '../internal/problem-message.js';
import type { Unreached } from './dialer-commands.js';

/** Why the microphone cannot be used, as exactly as the page can tell. */
export function microphoneProblem(microphone: PhoneSnapshot['microphone']): ProblemKind | undefined {
  switch (microphone) {
    case 'denied':
      return allowedByPage() ? 'microphone-denied' : 'blocked-by-policy';
    case 'missing':
      return 'microphone-missing';
    case 'unsupported':
      if (!globalThis.isSecureContext) return 'insecure-page';
      return allowedByPage() ? 'unsupported-browser' : 'blocked-by-policy';
    case 'unknown':
    case 'prompt':
    case 'granted':
      return undefined;
  }
}

/** False when the page's or the frame's Permissions-Policy forbids the microphone; only Chromium tells (2026-11). */
function allowedByPage(): boolean {
  const page = document as { readonly featurePolicy?: { allowsFeature(feature: string): boolean } };
  return page.featurePolicy?.allowsFeature('microphone') !== false;
}

/** Kinds of problems that the notices say already. */
export function toldKinds({ line, microphone }: PhoneSnapshot): readonly (ProblemKind | undefined)[] {
  return [microphoneProblem(microphone), line.state === 'failed' ? line.problem.kind : undefined];
}

/** What stands in the way of calls right now, each with its way out. At most one sentence per cause. */
export function phoneNotices(
  locale: LocaleController,
  phone: PhoneSnapshot,
  problem: Problem | undefined,
  onRetry: () => void,
  onClose: () => void,
  onEnableSound: () => void,
  words?: ProblemWords,
): TemplateResult {
  const { t } = locale;
  const kind = microphoneProblem(phone.microphone);
  const line = phone.line.state === 'failed' ? phone.line.problem : undefined;
  const retry = html`<button type="button" class="button button--small" part="retry-button" @click=${onRetry}>
    ${t('shared.try-again')}
  </button>`;
  const close = html`<button type="button" class="button button--small" @click=${onClose}>
    ${t('shared.close')}
  </button>`;
  return html`<div class="notices" part="notices">
    ${phone.sound === 'blocked' ? soundNotice(locale, onEnableSound) : nothing}
    ${kind === undefined || kind === line?.kind ? nothing : problemMessage(locale, { kind })}
    ${line ? problemMessage(locale, line, line.kind === 'unsupported-browser' ? nothing : retry) : nothing}
    <div role="alert">${problem ? problemMessage(locale, problem, close, words) : nothing}</div>
  </div>`;
}

/** Of a colleague whom a call could not be handed to: the presence may be told later than the refusal. */
export function unreachedWords(
  { t }: LocaleController,
  { agentId, name: known }: Unreached,
  colleagues: readonly Colleague[],
): ProblemWords {
  const colleague = colleagues.find(({ id }) => id === agentId);
  const name = known ?? colleague?.name ?? t('transfer.colleague');
  return colleague?.presence.state === 'offline'
    ? { title: t('transfer.gone-offline', { name }), next: t('transfer.gone-offline.next') }
    : { title: t('transfer.unreached', { name }), next: t('transfer.unreached.next') };
}

/** Browsers play nothing before the page was touched; a call would ring unheard. */
function soundNotice({ t }: LocaleController, onEnable: () => void): TemplateResult {
  return html`<div class="notice notice--warning" part="sound-notice">
    ${warningIcon()}
    <p class="notice__title">${t('sound.blocked')}</p>
    <div class="notice__actions">
      <button type="button" class="button button--small" part="enable-sound-button" @click=${onEnable}>
        ${t('sound.enable')}
      </button>
    </div>
  </div>`;
}
