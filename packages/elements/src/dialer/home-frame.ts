import type { PhoneSnapshot } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../internal/locale-controller.js';
import type { CallsView } from './calls-view.js';
import type { CallerIdChosenEvent } from './dial-pad.js';
import type { DialerCommands } from './dialer-commands.js';
import type { DialerSources } from './dialer-sources.js';
import { homeTabs, type HomeView, type Tab } from './home-tabs.js';
import { phoneHead } from './line-status.js';
import { toldKinds } from './phone-notices.js';

/** What stands around the calls is drawn with. */
export interface FrameParts {
  readonly locale: LocaleController;
  readonly sources: DialerSources;
  readonly commands: DialerCommands;
  readonly phone: PhoneSnapshot;
  readonly calls: CallsView;
  /** Nobody talks, rings or is being logged. */
  readonly home: boolean;
  readonly view: HomeView;
  /** A draft of an earlier page is being finished. */
  readonly finishing: boolean;
  readonly silent: boolean;
  /** The first paint is over: what a person does not need to start typing is drawn, too. */
  readonly whole: boolean;
  readonly onShow: (view: HomeView) => void;
}

/** The line's state, presence and settings, and the tabs; before the first paint only the room that they take. */
export function dialerTop(parts: FrameParts): TemplateResult {
  const { locale, phone, commands, home, view, whole, onShow } = parts;
  if (!whole) {
    return html`<div class="top">
      <div class="head"></div>
      ${home ? html`<div class="tabs"></div>` : nothing}
    </div>`;
  }
  return html`<div class="top">
    ${phoneHead(locale, phone, {
      settings: home ? view === 'settings' : undefined,
      onStart: () => void commands.start(),
      onPresence: (choice) => commands.askPhone({ action: 'presence', choice }),
      onSettings: () => onShow(view === 'settings' ? 'keypad' : 'settings'),
    })}
    ${home ? tabsOf(parts) : nothing}
  </div>`;
}

function tabsOf({ locale, sources, view, onShow }: FrameParts): unknown {
  const { workspace, unheard } = sources;
  const tabs: readonly Tab[] = [
    'keypad',
    ...(workspace?.history ? (['recents'] as const) : []),
    ...(workspace?.memory ? (['favourites'] as const) : []),
    ...(workspace?.voicemails && unheard.offered ? (['voicemail'] as const) : []),
  ];
  return tabs.length === 1 ? nothing : homeTabs(locale, tabs, view, unheard.count, onShow);
}

/** Stays on the page in every view, so that what was typed is there after a call. */
export function dialPad(parts: FrameParts): TemplateResult {
  const { sources, commands, phone, calls, home, view } = parts;
  const ringing = calls.incoming.length > 0;
  const away = calls.front !== undefined || (calls.wrapUp !== undefined && !ringing) || parts.finishing;
  return html`<dialora-dial-pad
    ?hidden=${away || (home && view === 'settings')}
    ?data-behind=${ringing}
    ?only-caller-id=${home && view !== 'keypad'}
    ?silent=${parts.silent}
    ?blocked=${phone.microphone === 'unsupported'}
    ?whole=${parts.whole}
    .plans=${sources.plans}
    .contacts=${sources.workspace?.contacts}
    .callerIds=${sources.callerIds}
    .preferred=${sources.callerId.value}
    .country=${sources.home}
    .told=${toldKinds(phone)}
    .dial=${commands.dial}
    exportparts="number-field, number, country, delete, hint, extension, suggestions, keypad, key, caller-id, call-button"
    @dialora-caller-id-chosen=${(event: CallerIdChosenEvent) => sources.callerId.set(event.detail.number)}
  ></dialora-dial-pad>`;
}
