import type { Call, PhoneSnapshot, Workspace } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { leftDrafts, missedCalls, otherCalls, pendingLogs } from './call-lists.js';
import type { CallDesk } from './call-desk.js';
import type { CallsView } from './calls-view.js';
import type { DialerCommands } from './dialer-commands.js';
import type { DialerSources } from './dialer-sources.js';
import type { LogDrafts } from './log-drafts.js';
import type { ShortcutKeys } from './shortcut-keys.js';
import type { StoredDraft } from './stored-draft.js';
import type { WrapUpEvent } from './wrap-up.js';

/** What the dialer's calls are drawn with. */
export interface CallsParts {
  readonly locale: LocaleController;
  readonly workspace: Workspace;
  readonly phone: PhoneSnapshot;
  readonly view: CallsView;
  readonly commands: DialerCommands;
  readonly drafts: LogDrafts;
  readonly sources: DialerSources;
  readonly keys: ShortcutKeys;
  readonly silent: boolean;
  /** A draft of an earlier page that is being finished. */
  readonly finishing: StoredDraft | undefined;
  readonly onFinish: (draft: StoredDraft | undefined) => void;
}

/** Calls behind the one in front, and what waits to be looked at: missed calls, drafts, logs on their way. */
export function callsAround(parts: CallsParts): TemplateResult {
  const { locale, view, commands, drafts, workspace, finishing } = parts;
  const { nameOf, pending } = parts.sources;
  return html`${otherCalls(locale, view, nameOf, commands)}
  ${
    view.front
      ? nothing
      : html`${missedCalls(
          locale,
          // One that rings now has the room.
          view.incoming.length > 0 ? [] : view.missed,
          nameOf,
          (call) => void commands.callAgain(call),
          (call) => commands.ask({ action: 'dismiss', callId: call.id }),
        )}
        ${leftDrafts(locale, finishing ? [] : drafts.leftBehind(parts.phone.calls), parts.onFinish, (draft) =>
          drafts.forget(draft.call),
        )}
        ${pendingLogs(
          locale,
          pending,
          (callId) => drafts.nameOf(callId) ?? locale.t('log.call'),
          ({ id }) => void workspace.log.retry(id),
          ({ id }) => void workspace.log.discard(id),
        )}`
  }`;
}

export function incomingCall(parts: CallsParts): unknown {
  const { view, keys } = parts;
  const { incoming, front } = view;
  const call = incoming[0];
  if (!call) return nothing;
  return keyed(
    call.id,
    html`<dialora-incoming-panel
      .call=${call}
      .party=${parts.sources.parties.withLast(call)}
      .format=${parts.sources.format}
      .line=${parts.sources.lineOf(call)}
      .current=${front?.id}
      .more=${incoming.length - 1}
      .answerKeys=${keys.keyOf('answer')}
      .declineKeys=${keys.keyOf('decline')}
      ?replies=${parts.workspace.messages !== undefined}
      ?data-over=${front !== undefined}
      exportparts="answer-button, decline-button, returned, voicemail-button, reply-button, end-and-answer-button, replies, name, avatar, verified, tags, last-activity"
    ></dialora-incoming-panel>`,
  );
}

/** The call in front, or the wrap-up of the one that ended. */
export function callInFront(parts: CallsParts): unknown {
  const { view, finishing } = parts;
  if (view.front) return currentCall(parts, view.front);
  const ended = view.wrapUp ?? finishing?.call;
  return ended ? wrapUp(parts, ended) : nothing;
}

function currentCall(parts: CallsParts, call: Call): TemplateResult {
  const { workspace, commands, keys } = parts;
  const desk: CallDesk = {
    snapshot: parts.phone,
    phone: workspace.phone,
    contacts: workspace.contacts,
    colleagues: parts.sources.colleagues,
    plans: parts.sources.plans,
    country: parts.sources.home,
    nameOf: parts.sources.nameOf,
    nameOfParty: parts.sources.nameOfParty,
    keyOf: keys.keyOf,
  };
  return html`<dialora-call-panel
    .call=${call}
    .party=${parts.sources.parties.of(call)}
    .desk=${desk}
    .format=${parts.sources.format}
    .line=${parts.sources.lineOf(call)}
    .extension=${commands.extensionOf(call.id)}
    .note=${parts.drafts.get(call).note}
    ?silent=${parts.silent}
    ?crowded=${commands.problem !== undefined}
    exportparts="name, avatar, verified, phase, timer, hold-timer, digits, keypad, key, note, mute-button, keypad-button, hold-button, record-button, add-button, transfer-button, note-button, audio-button, hang-up-button, recording, quality, banner, roster, people, person, send-extension"
  ></dialora-call-panel>`;
}

function wrapUp(parts: CallsParts, call: Call): TemplateResult {
  const { drafts, commands, finishing } = parts;
  const restored = finishing?.call === call;
  const done = async (action: WrapUpEvent['detail']['action']): Promise<void> => {
    if ((await commands.wrapUp(call, action)) && restored) parts.onFinish(undefined);
  };
  return html`<dialora-wrap-up
    ?hidden=${parts.view.incoming.length > 0}
    .call=${call}
    .party=${parts.sources.parties.of(call)}
    .format=${parts.sources.format}
    .draft=${drafts.get(call)}
    .presence=${parts.phone.presence}
    .restored=${restored}
    .saving=${drafts.saving === call.id}
    .problem=${drafts.problem}
    exportparts="name, avatar, end-reason, disposition, note, tags, tag, follow-up, follow-up-time, wrap-up-timer, more-time-button, save-button, call-again-button, skip-button"
    @dialora-wrap-up=${(event: WrapUpEvent) => void done(event.detail.action)}
  ></dialora-wrap-up>`;
}
