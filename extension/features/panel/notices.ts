import type { Problem } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { browser } from 'wxt/browser';
import { en, say } from '../../locales/en.js';
import { clockIcon, microphoneIcon, offlineIcon, warningIcon } from './icons.js';
import type { MicrophonePermission } from './microphone.js';
import { problemText } from './problem-text.js';

export interface NoticeOptions {
  readonly online: boolean;
  /** Why the API's line of events is down. */
  readonly liveProblem: Problem | undefined;
  readonly microphone: MicrophonePermission;
  /** Why a clicked number could not be called. */
  readonly problem: Problem | undefined;
  readonly pending: number;
  readonly onClose: () => void;
}

/** What stands in the way right now, the most basic first; each with its next step. */
export function notices({ online, liveProblem, microphone, problem, pending, onClose }: NoticeOptions): TemplateResult {
  return html`<div role="status">
      ${online ? nothing : notice('warning', offlineIcon(), en.panel.offline, en.panel.offlineNext)}
      ${
        online && liveProblem !== undefined
          ? notice('warning', warningIcon(), en.panel.apiDown, en.panel.apiDownNext)
          : nothing
      }
      ${pending > 0 && (!online || liveProblem !== undefined) ? waiting(pending) : nothing}
      ${microphone === 'prompt' || microphone === 'denied' ? askMicrophone(microphone) : nothing}
    </div>
    <div role="alert">${problem === undefined ? nothing : refused(problem, onClose)}</div>`;
}

function notice(
  kind: 'warning' | 'danger' | 'plain',
  icon: TemplateResult,
  title: string,
  next: unknown,
): TemplateResult {
  return html`<div class="notice notice--${kind}">${icon}<strong>${title}</strong><span>${next}</span></div>`;
}

function waiting(count: number): TemplateResult {
  return html`<div class="notice">${clockIcon()}<span>${say(en.panel.kept, { count })}</span></div>`;
}

function askMicrophone(state: 'prompt' | 'denied'): TemplateResult {
  const denied = state === 'denied';
  return html`<div class="notice ${denied ? 'notice--danger' : 'notice--warning'}">
    ${microphoneIcon()}
    <strong>${denied ? en.panel.microphoneDenied : en.panel.microphone}</strong>
    <span>${denied ? en.panel.microphoneDeniedNext : en.panel.microphoneNext}</span>
    <button type="button" class="button" @click=${openSetUp}>${en.panel.microphoneAllow}</button>
  </div>`;
}

function refused(problem: Problem, onClose: () => void): TemplateResult {
  const { title, next } = problemText(problem);
  return html`<div class="notice notice--danger">
    ${warningIcon()}<strong>${title}</strong><span>${next}</span>
    <button type="button" class="button" @click=${onClose}>${en.panel.close}</button>
  </div>`;
}

/** Neither the side panel nor the page with the audio can show the browser's question; a page in a tab can. */
export function openSetUp(): void {
  void browser.runtime.openOptionsPage();
}
