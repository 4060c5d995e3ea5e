import type { Decision, DecisionReason, Problem } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { infoIcon, warningIcon, wifiOffIcon } from './icons.js';
import type { LocaleController } from './locale-controller.js';

/** A problem in words: what is the matter and what to do next. */
export interface ProblemWords {
  readonly title: string;
  readonly next: string;
}

export function problemWords({ t }: LocaleController, problem: Problem): ProblemWords {
  // Two answers of the API and the line that deserve their own words.
  if (problem.code === 'call_in_progress') return { title: t('problem.in-call'), next: t('problem.in-call.next') };
  if (problem.code === 'caller_id_not_verified') {
    return { title: t('problem.caller-id'), next: t('problem.caller-id.next') };
  }
  if (problem.code === 'message_refused') {
    return { title: t('problem.message-refused'), next: t('problem.message-refused.next') };
  }
  const title = t(`problem.${problem.kind}`);
  if (problem.kind === 'rate-limited' && problem.retryAfterMs !== undefined) {
    return { title, next: t('problem.rate-limited.wait', { count: Math.ceil(problem.retryAfterMs / 1000) }) };
  }
  if (problem.kind === 'refused' && problem.decision?.outcome === 'needs-consent') {
    return { title, next: t('problem.refused.needs-consent') };
  }
  return { title, next: t(`problem.${problem.kind}.next`) };
}

/**
 * A problem as a notice: sentence, next step, the rules behind a refusal with their sources and when the call would be
 * allowed, and `actions` (buttons). The caller puts it inside a live region if it should be read out.
 */
export function problemMessage(
  locale: LocaleController,
  problem: Problem,
  actions: unknown = nothing,
  { title, next }: ProblemWords = problemWords(locale, problem),
): TemplateResult {
  const decision = problem.decision;
  const calm = problem.kind === 'refused';
  return html`<div class="notice ${calm ? 'notice--warning' : 'notice--danger'}" part="problem">
    ${problem.kind === 'offline' ? wifiOffIcon() : calm ? infoIcon() : warningIcon()}
    <p class="notice__title">${title}</p>
    ${decision ? decisionMessage(locale, decision) : nothing}
    ${problem.kind === 'refused' && decision?.nextAllowedAt !== undefined ? nothing : html`<p>${next}</p>`}
    ${actions === nothing ? nothing : html`<div class="notice__actions">${actions}</div>`}
  </div>`;
}

function decisionMessage(locale: LocaleController, decision: Decision): TemplateResult {
  return html`<ul>
      ${decision.reasons.map(
        (reason) =>
          html`<li dir="auto">${reason.detail}${reason.source === undefined ? nothing : source(locale, reason)}</li>`,
      )}
    </ul>
    ${
      decision.nextAllowedAt === undefined
        ? nothing
        : html`<p class="notice__when">
            ${locale.t('problem.refused.allowed-at', {
              time: locale.date(decision.nextAllowedAt, { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </p>`
    }
    ${decision.reasons.map(({ code }, index) =>
      // Each cure once, though two rules may ask for it.
      code === 'other' || decision.reasons.findIndex((reason) => reason.code === code) < index
        ? nothing
        : html`<p class="muted" part="cure">${locale.t(`cure.${code}`)}</p>`,
    )}`;
}

function source({ t }: LocaleController, reason: DecisionReason): TemplateResult {
  const text = reason.source ?? '';
  if (!/^https?:\/\//.test(text)) return html` <span class="muted">(${text})</span>`;
  return html` <a href=${text} target="_blank" rel="noreferrer">${t('shared.source')}</a>`;
}
