import type { Recording, Workspace } from '@dialora/core';
import type { DialoraAudioPlayer } from '../internal/audio-player/audio-player.js';
import type { OpenSound } from './entries/sound.js';

export interface SoundsOptions {
  readonly workspace: () => Workspace | undefined;
  readonly redraw: () => void;
  readonly failed: () => void;
}

/** The recordings, voicemails and voice notes that somebody opened. */
export class Sounds {
  readonly #options: SoundsOptions;
  readonly #open = new Map<string, OpenSound>();

  constructor(options: SoundsOptions) {
    this.#options = options;
  }

  of(key: string): OpenSound | undefined {
    return this.#open.get(key);
  }

  /** Another conversation. */
  clear(): void {
    this.#open.clear();
  }

  /** Loads the player, looks what is left of the recording, and shows it. The sound itself comes when Play is pressed. */
  async open(key: string, kind: string, id: string): Promise<void> {
    const workspace = this.#options.workspace();
    const link = workspace && linkOf(workspace, kind, id);
    if (!link) {
      this.#options.failed();
      return;
    }
    try {
      const [{ DialoraAudioPlayer }, recording] = await Promise.all([
        import('../internal/audio-player/audio-player.js'),
        kind === 'recording' ? this.#recording(workspace, id) : undefined,
      ]);
      DialoraAudioPlayer.define();
      const bytes = workspace.readSound;
      const source = { link, ...(bytes === undefined ? {} : { bytes }) };
      this.#open.set(key, { source, at: 0, ...(recording === undefined ? {} : { recording }) });
      this.#options.redraw();
    } catch {
      this.#options.failed();
    }
  }

  /** The player of this entry moved on; drawn again only when `differs` says that it shows. */
  moved(key: string, at: number, differs: (before: number, after: number) => boolean): void {
    const open = this.#open.get(key);
    if (!open) return;
    this.#open.set(key, { ...open, at });
    if (differs(open.at, at)) this.#options.redraw();
  }

  async #recording(workspace: Workspace, id: string): Promise<Recording | undefined> {
    // What cannot be said of its retention is left out; the sound says itself whether it is there.
    return workspace.recordings?.get(id).catch(() => undefined);
  }
}

/** How an address of the sound is had, or undefined where this workspace has no such sounds. */
function linkOf(workspace: Workspace, kind: string, id: string): (() => Promise<{ readonly url: string }>) | undefined {
  const { messageMedia, voicemails, recordings } = workspace;
  if (kind === 'medium') {
    const [messageId = '', mediumId = ''] = id.split(' ');
    return messageMedia && (() => messageMedia.link(messageId, mediumId));
  }
  const sounds = kind === 'voicemail' ? voicemails : recordings;
  return sounds && (() => sounds.link(id));
}

/** Lets the player beside a transcript begin where somebody pointed. */
export function seekIn(row: Element | undefined, seconds: number): void {
  const player = row?.querySelector<DialoraAudioPlayer>('dialora-audio-player');
  player?.seek(seconds);
  void player?.play();
}
