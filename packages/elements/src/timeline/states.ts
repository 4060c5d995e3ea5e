import type { Problem } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { chevronDownIcon, messageIcon, wifiOffIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';
import type { FeedSnapshot, Progress } from './feed.js';

/** Words in the middle of an empty view. */
function emptyState(title: string, next: string, action: unknown = nothing): TemplateResult {
  return html`<div class="state" part="empty">
    <span class="state__icon">${messageIcon()}</span>
    <p class="state__title">${title}</p>
    <p class="muted">${next}</p>
    ${action}
  </div>`;
}

/** Grey shapes where the entries will be. */
function skeleton({ t }: LocaleController): TemplateResult {
  return html`<div class="skeleton" part="loading">
    <p class="visually-hidden" role="status">${t('timeline.loading')}</p>
    ${[72, 40, 88, 56, 64].map(
      () =>
        html`<div class="skeleton__row" aria-hidden="true">
          <span class="skeleton__mark"></span><span class="skeleton__title"></span><span class="skeleton__body"></span>
        </div>`,
    )}
  </div>`;
}

function failedState(locale: LocaleController, problem: Problem, onRetry: () => void): TemplateResult {
  return html`<div class="failed" role="alert">
    ${problemMessage(
      locale,
      problem,
      html`<button type="button" class="button button--small" part="retry-button" @click=${onRetry}>
        ${locale.t('shared.try-again')}
      </button>`,
    )}
  </div>`;
}

export interface FeedStart {
  readonly older: Progress;
  /** Several pages held nothing that the filter lets through: the day they reach back to. */
  readonly lookedBackTo: string | undefined;
  readonly onOlder: () => void;
}

/** What stands above the oldest entry that was read. */
export function feedStart(locale: LocaleController, { older, lookedBackTo, onOlder }: FeedStart): TemplateResult {
  const { t } = locale;
  if (older.state === 'loading') {
    return html`<div class="start">
      <span class="spinner" aria-hidden="true"></span>${t('timeline.older-loading')}
    </div>`;
  }
  if (older.state === 'end') return html`<div class="start muted">${t('timeline.beginning')}</div>`;
  if (older.state === 'failed') {
    return html`<div class="start start--failed">
      ${problemMessage(
        locale,
        older.problem,
        html`<button type="button" class="button button--small" @click=${onOlder}>${t('shared.try-again')}</button>`,
      )}
    </div>`;
  }
  const label = lookedBackTo === undefined ? t('timeline.older') : t('timeline.look-further');
  return html`<div class="start">
    ${
      lookedBackTo === undefined
        ? nothing
        : html`<span class="muted">
            ${t('timeline.looked-back', { date: locale.date(lookedBackTo, { dateStyle: 'long' }) })}
          </span>`
    }
    <button type="button" class="button button--small" part="older-button" @click=${onOlder}>${label}</button>
  </div>`;
}

/** Leads to the end of the conversation, and says how much is new there. */
export function latestButton({ t, number }: LocaleController, unseen: number, onClick: () => void): TemplateResult {
  const label = unseen > 0 ? t('timeline.new', { count: unseen }) : t('timeline.latest');
  return html`<button
    type="button"
    class="latest ${unseen > 0 ? 'latest--new' : ''}"
    part="latest-button"
    aria-label=${unseen > 0 ? `${label}. ${t('timeline.latest')}` : label}
    title=${t('timeline.latest')}
    data-count=${unseen > 0 ? number(unseen) : nothing}
    @click=${onClick}
  >
    ${chevronDownIcon()}${unseen > 0 ? label : nothing}
  </button>`;
}

export function liveStrip({ t }: LocaleController): TemplateResult {
  return html`<div class="strip" part="lost" role="status">${wifiOffIcon()}<span>${t('timeline.lost')}</span></div>`;
}

export interface TimelineState {
  /** There is a workspace. */
  readonly connected: boolean;
  /** Of the chosen contact's feed; none without a contact. */
  readonly snapshot: FeedSnapshot | undefined;
  /** How many entries are drawn. */
  readonly shown: number;
  readonly filtered: boolean;
  readonly lookedBackTo: string | undefined;
  readonly onReload: () => void;
  readonly onOlder: () => void;
  readonly onAll: () => void;
}

/** What stands in the place of entries while there are none. */
export function timelineState(locale: LocaleController, state: TimelineState): unknown {
  const { t } = locale;
  const { snapshot } = state;
  if (!state.connected) return emptyState(t('timeline.no-provider'), t('timeline.no-provider.next'));
  if (!snapshot) return emptyState(t('timeline.no-contact'), t('timeline.no-contact.next'));
  if (snapshot.newest.state === 'failed') return failedState(locale, snapshot.newest.problem, state.onReload);
  if (state.shown > 0) return nothing;
  if (snapshot.newest.state === 'loading') return skeleton(locale);
  if (state.filtered) return noMatch(locale, state, snapshot.older);
  return html`<slot name="empty">${emptyState(t('timeline.empty'), t('timeline.empty.next'))}</slot>`;
}

/** The filter hides everything that was read so far. */
function noMatch(locale: LocaleController, state: TimelineState, older: Progress): TemplateResult {
  const { t } = locale;
  if (older.state === 'failed') return failedState(locale, older.problem, state.onOlder);
  if (older.state === 'end') {
    const all = html`<button type="button" class="button button--small" @click=${state.onAll}>
      ${t('filter.all')}
    </button>`;
    return emptyState(t('timeline.empty-filter'), t('timeline.empty-filter.next'), all);
  }
  if (state.lookedBackTo === undefined) return skeleton(locale);
  return html`<div class="state">
    ${feedStart(locale, { older, lookedBackTo: state.lookedBackTo, onOlder: state.onOlder })}
  </div>`;
}
