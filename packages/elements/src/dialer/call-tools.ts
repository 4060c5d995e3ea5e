import { DialoraAudioPlayer } from '../internal/audio-player/audio-player.js';
import { addEnglish } from '../internal/locale.js';
import { phone } from '../locales/en/phone.js';
import { DialoraAudioSettings } from './audio-settings.js';
import { DialoraCallHistory } from './call-history.js';
import { DialoraPeoplePicker } from './people-picker.js';
import { DialoraShortcutSheet } from './shortcut-sheet.js';

addEnglish(phone);

/** What is needed now and then: lists, player, choosing a person, a device, the sheet of shortcuts. A chunk of its own. */
export function defineCallTools(): void {
  DialoraAudioPlayer.define();
  DialoraAudioSettings.define();
  DialoraCallHistory.define();
  DialoraPeoplePicker.define();
  DialoraShortcutSheet.define();
}
