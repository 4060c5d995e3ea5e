import { DialoraAudioPlayer } from '../internal/audio-player/audio-player.js';
import { addEnglish } from '../internal/locale.js';
import { phone } from '../locales/en/phone.js';
import { DialoraAudioSettings } from './audio-settings.js';
import { DialoraCallHistory } from './call-history.js';
import { homePanel } from './dialer-home.js';
import { DialoraPeoplePicker } from './people-picker.js';
import { DialoraShortcutSheet } from './shortcut-sheet.js';

addEnglish(phone);

/** What is needed now and then: lists, player, choosing a person, a device, the sheet of shortcuts. A chunk of its own. */
const callTools = { homePanel } as const;

export type CallTools = typeof callTools;

export function defineCallTools(): CallTools {
  DialoraAudioPlayer.define();
  DialoraAudioSettings.define();
  DialoraCallHistory.define();
  DialoraPeoplePicker.define();
  DialoraShortcutSheet.define();
  return callTools;
}
