import type { Activity, ContactPermissions, Decision, PrivacyRequest } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { ticking } from '../internal/clock.js';
import { calendarIcon, checkIcon, clockIcon, closeIcon, infoIcon, warningIcon } from '../internal/icons.js';
import { relativeTimeFormat } from '../internal/intl.js';
import type { LocaleController } from '../internal/locale-controller.js';
import type { Standing } from './standing.js';
import { shortLine } from './words.js';

/** What is permitted with a contact, what was last and what comes next. */
export function standingPart(locale: LocaleController, standing: Standing, full: boolean): unknown {
  const { permissions, last, next, requests } = standing;
  const open = requests.filter(isOpen);
  return [
    open.length === 0 ? nothing : requestClocks(locale, open),
    last || next ? activityLines(locale, standing) : nothing,
    permissions ? permissionPart(locale, permissions, full) : nothing,
  ];
}

export function isOpen({ status }: PrivacyRequest): boolean {
  return status !== 'done' && status !== 'refused' && status !== 'withdrawn';
}

function permissionPart(locale: LocaleController, permissions: ContactPermissions, full: boolean): TemplateResult {
  const { t } = locale;
  const told = permissions.permissions.filter(({ decision }) => decision.reasons.length > 0);
  const chips = html`<span class="permits">
    ${permissions.permissions.map(
      ({ purpose, decision }) =>
        html`<span class="chip permit" data-outcome=${decision.outcome}>
          ${outcomeIcon(decision)}<span>${t(`permit.${purpose}`)}</span
          ><span class="visually-hidden">: ${t(`permit.${decision.outcome}`)}</span>
        </span>`,
    )}
  </span>`;
  const restricted = permissions.restricted
    ? html`<p class="do-not-call" part="restricted">${warningIcon()}<strong>${t('permit.restricted')}</strong></p>`
    : nothing;
  if (told.length === 0)
    return html`${restricted}
      <div class="standing" part="permissions">${chips}</div>`;
  return html`${restricted}
    <details class="standing" part="permissions" ?open=${full}>
      <summary>${chips}<span class="standing__more">${t('permit.why')}</span></summary>
      <dl class="facts">
        ${told.map(
          ({ purpose, decision }) =>
            html`<dt>${t(`permit.${purpose}`)}</dt>
              <dd>${reasons(locale, decision)}</dd>`,
        )}
      </dl>
    </details>`;
}

function reasons(locale: LocaleController, decision: Decision): unknown {
  const { t } = locale;
  const at = decision.nextAllowedAt;
  return html`${decision.reasons.map(
    ({ detail, source }) =>
      html`<span class="line" dir="auto"
        >${shortLine(detail)}${
          source !== undefined && /^https?:\/\//.test(source)
            ? html` <a href=${source} target="_blank" rel="noreferrer">${t('shared.source')}</a>`
            : source === undefined
              ? nothing
              : html` <span class="muted">(${shortLine(source)})</span>`
        }</span
      >`,
  )}${
    at === undefined || Number.isNaN(Date.parse(at))
      ? nothing
      : html`<span class="line muted"
          >${t('problem.refused.allowed-at', { time: locale.date(at, { dateStyle: 'medium', timeStyle: 'short' }) })}</span
        >`
  }`;
}

function outcomeIcon({ outcome }: Decision): TemplateResult {
  if (outcome === 'allowed') return checkIcon();
  return outcome === 'refused' ? closeIcon() : infoIcon();
}

function activityLines(locale: LocaleController, { last, next }: Standing): TemplateResult {
  const { t } = locale;
  return html`<dl class="moments" part="activity">
    ${
      last
        ? html`<dt>${clockIcon()}<span>${t('card.last')}</span></dt>
            <dd>
              ${t(`card.activity-${kindOf(last)}`)} ·
              ${ticking(
                (time) => time + 60_000,
                (time) => ago(locale, last.occurredAt, time),
              )}
            </dd>`
        : nothing
    }
    ${
      next
        ? html`<dt>${calendarIcon()}<span>${t('card.next')}</span></dt>
            <dd>
              <bdi>${shortLine(next.title)}</bdi> ·
              ${locale.date(next.startsAt, { dateStyle: 'medium', timeStyle: 'short' })}
            </dd>`
        : nothing
    }
  </dl>`;
}

const kinds = ['call', 'ai_call', 'voicemail', 'sms', 'whatsapp', 'email', 'note', 'appointment', 'consent'] as const;

/** A kind that a newer API knows is an activity like any other. */
function kindOf({ type }: Activity): (typeof kinds)[number] | 'other' {
  return kinds.includes(type) ? type : 'other';
}

const minute = 60_000;
const steps = [
  ['minute', minute, 60],
  ['hour', 60 * minute, 24],
  ['day', 24 * 60 * minute, 30],
] as const;

function ago({ lang, date }: LocaleController, at: string, now: number): string {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return '';
  const age = Math.max(0, now - time);
  for (const [unit, length, most] of steps) {
    if (age / length < most)
      return relativeTimeFormat(lang, { numeric: 'auto' }).format(-Math.floor(age / length), unit);
  }
  return date(time, { dateStyle: 'medium' });
}

/** Which rights were asked for, and how long there is to answer. */
export function requestClocks(locale: LocaleController, requests: readonly PrivacyRequest[]): TemplateResult {
  const { t } = locale;
  return html`<ul class="clocks" part="privacy-clocks">
    ${requests.map(
      (request) =>
        html`<li class="notice" data-late=${isLate(request, Date.now()) ? '' : nothing}>
          ${clockIcon()}
          <p class="notice__title">
            ${t('card-rights.asked', { what: t(`card-rights.${request.kind}`) })}
            <span class="muted">${shortLine(request.reference)}</span>
          </p>
          <p>
            ${ticking(
              (time) => time + minute,
              (time) => clockText(locale, request, time),
            )}
          </p>
        </li>`,
    )}
  </ul>`;
}

/** The next of the two dates: acknowledged within 48 hours, done within 30 days. */
function dueOf(request: PrivacyRequest): { readonly key: 'acknowledge' | 'done'; readonly at: number } {
  return request.acknowledgedAt === undefined && request.status === 'received'
    ? { key: 'acknowledge', at: Date.parse(request.acknowledgeBy) }
    : { key: 'done', at: Date.parse(request.dueAt) };
}

function isLate(request: PrivacyRequest, now: number): boolean {
  return dueOf(request).at < now;
}

function clockText(locale: LocaleController, request: PrivacyRequest, now: number): string {
  const { t, lang, date } = locale;
  const { key, at } = dueOf(request);
  if (Number.isNaN(at)) return '';
  const hours = Math.floor((at - now) / (60 * minute));
  const format = relativeTimeFormat(lang, { numeric: 'always' });
  const left = Math.abs(hours) < 72 ? format.format(hours, 'hour') : format.format(Math.floor(hours / 24), 'day');
  const text = at < now ? t(`card-rights.late-${key}`, { left }) : t(`card-rights.due-${key}`, { left });
  return key === 'done'
    ? text
    : `${text} ${t('card-rights.due-on', { date: date(request.dueAt, { dateStyle: 'medium' }) })}`;
}
