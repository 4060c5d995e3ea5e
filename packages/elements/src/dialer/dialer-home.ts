import type { PhoneSnapshot, Workspace } from '@dialora/core';
import { html, type TemplateResult } from 'lit';
import type { PickNumberEvent } from './call-history.js';
import type { HomeView } from './home-tabs.js';
import type { Shortcuts } from './shortcuts.js';

export interface HomeParts {
  readonly view: Exclude<HomeView, 'keypad'>;
  readonly workspace: Workspace;
  readonly phone: PhoneSnapshot;
  readonly shortcuts: Shortcuts | undefined;
  readonly format: (e164: string) => string;
  readonly onPick: (event: PickNumberEvent) => void;
}

/** What stands in the keypad's place: the settings, or a list. */
export function homePanel({ view, workspace, phone, shortcuts, format, onPick }: HomeParts): TemplateResult {
  if (view === 'settings') {
    return html`<div class="panel" part="settings">
      <dialora-audio-settings
        .devices=${phone.devices}
        .microphone=${phone.microphone}
        .phone=${workspace.phone}
        .check=${phone.check}
        .alerts=${workspace.alerts}
      ></dialora-audio-settings>
      <dialora-shortcut-sheet .shortcuts=${shortcuts}></dialora-shortcut-sheet>
    </div>`;
  }
  return html`<dialora-call-history
    class="panel"
    role="tabpanel"
    aria-labelledby=${`tab-${view}`}
    .view=${view}
    .history=${workspace.history}
    .voicemails=${workspace.voicemails}
    .contacts=${workspace.contacts}
    .live=${workspace.live}
    .memory=${workspace.memory}
    .readSound=${workspace.readSound}
    .format=${format}
    exportparts="recents, favourites, voicemails, star-button, call-back-button, play-button, seek, speed-button"
    @dialora-pick-number=${onPick}
  ></dialora-call-history>`;
}
