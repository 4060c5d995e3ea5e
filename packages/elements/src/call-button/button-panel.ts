import { isLive, type Call, type Problem } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon, phoneIcon } from '../internal/icons.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { callControls, callProblem, callProgress, writtenNumber, type CallControl } from './call-progress.js';
import type { ButtonView } from './own-call.js';

/** What the panel of a call button shows, and what its buttons do. */
export interface ButtonPanel {
  readonly view: Exclude<ButtonView, 'button'>;
  /** Name of the business, where the page gives it. */
  readonly name: string | undefined;
  /** The business's number: E.164, and as people write it. */
  readonly number: string;
  readonly written: string;
  readonly call: Call | undefined;
  /** Why there is no call. */
  readonly problem: Problem | undefined;
  readonly microphoneGranted: boolean;
  /** Whether the keypad is open. */
  readonly keypad: boolean;
  readonly onControl: (control: CallControl) => void;
  readonly onClose: () => void;
  readonly onAgain: () => void;
}

/** Who is called and how far it is; in a call its controls, after it or in its place what went wrong and what to do. */
export function buttonPanel(locale: LocaleController, panel: ButtonPanel): TemplateResult {
  const { t } = locale;
  const { view, name, call } = panel;
  const problem = view === 'problem' ? (panel.problem ?? 'no-provider') : call?.end?.problem;
  const live = view === 'asking' || (view === 'call' && call !== undefined && isLive(call));
  return html`<section
    class="panel"
    part="panel"
    tabindex="-1"
    lang=${locale.lang}
    aria-label=${t('call-button.panel', { name: name ?? t('call-button.us') })}
  >
    <div class="who">
      <span class="face" aria-hidden="true">${phoneIcon()}</span>
      <div class="words">
        <p class="name">${name === undefined ? writtenNumber(panel.written) : html`<bdi>${name}</bdi>`}</p>
        ${callProgress(locale, call, view === 'asking', panel.microphoneGranted)}
      </div>
      ${
        live
          ? nothing
          : html`<button
              type="button"
              class="icon-button icon-button--round"
              part="close-button"
              aria-label=${t('shared.close')}
              @click=${panel.onClose}
            >
              ${closeIcon()}
            </button>`
      }
    </div>
    ${problem ? callProblem(locale, problem, panel.number, panel.written) : nothing}
    ${live && call ? callControls(locale, call, panel.keypad, panel.onControl) : nothing}
    ${
      live || isRefused(problem)
        ? nothing
        : html`<button type="button" class="button" part="again-button" @click=${panel.onAgain}>
            ${phoneIcon()}<span>${t(problem ? 'shared.try-again' : 'call-button.again')}</span>
          </button>`
    }
  </section>`;
}

/** Trying again would change nothing. */
function isRefused(problem: Problem | 'no-provider' | undefined): boolean {
  return typeof problem === 'object' && (problem.kind === 'refused' || problem.kind === 'unsupported-browser');
}
