import type { Problem } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { warningIcon, wifiOffIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';

/** What stands in the way. `no-desk`: nothing on the page answers the form. */
export type Hindrance = Problem | 'no-desk';

interface Words {
  readonly title: string;
  readonly next: string;
}

/** In a visitor's words: the usual sentences speak to an agent, who can sign in or ask an administrator. */
export function hindranceWords({ t, spoken }: LocaleController, hindrance: Hindrance): Words {
  const of = (name: 'offline' | 'unreachable' | 'rate-limited' | 'invalid' | 'broken'): Words => ({
    title: t(`privacy.problem.${name}`),
    next: t(`privacy.problem.${name}.next`),
  });
  if (hindrance === 'no-desk') return of('broken');
  switch (hindrance.kind) {
    case 'offline':
      return of('offline');
    case 'api-unreachable':
    case 'server-error':
    case 'unknown':
      return of('unreachable');
    case 'rate-limited': {
      const { retryAfterMs } = hindrance;
      if (retryAfterMs === undefined) return of('rate-limited');
      const seconds = Math.ceil(retryAfterMs / 1000);
      // Nobody counts seconds of a quarter of an hour.
      const time = spoken(seconds > 120 ? Math.ceil(seconds / 60) * 60 : seconds);
      return { title: t('privacy.problem.rate-limited'), next: t('privacy.problem.rate-limited.wait', { time }) };
    }
    case 'invalid':
      return of('invalid');
    default:
      return of('broken');
  }
}

/** The caller puts it into a live region. `contact` is the way that needs no form. */
export function hindranceNotice(
  locale: LocaleController,
  hindrance: Hindrance,
  contact: string | undefined,
): TemplateResult {
  const { title, next } = hindranceWords(locale, hindrance);
  const offline = typeof hindrance === 'object' && hindrance.kind === 'offline';
  return html`<div class="notice notice--danger" part="problem">
    ${offline ? wifiOffIcon() : warningIcon()}
    <p class="notice__title">${title}</p>
    <p>${next}</p>
    ${
      contact === undefined || offline
        ? nothing
        : html`<p>
            <a href="mailto:${contact}">${locale.t('privacy.problem.write', { contact })}</a>
          </p>`
    }
  </div>`;
}
