import { toProblem, type MediaLink, type Problem, type Workspace } from '@dialora/core';
import { download } from '../internal/download.js';
import type { PictureSource } from '../internal/message-picture/message-picture.js';

export interface MediaOptions {
  readonly workspace: () => Workspace | undefined;
  readonly redraw: () => void;
}

/** How far the download of a file came; absent when nobody wants it, or it is done. */
export type Saving = { readonly state: 'saving' } | { readonly state: 'failed'; readonly problem: Problem };

/** A link is good for five minutes; asked again for this long, the same one is given and no second look is noted. */
const reuseMs = 240_000;

let defining = false;

/** Loads the element that draws pictures, once, and again when it could not be loaded. */
function definePicture(): void {
  if (defining) return;
  defining = true;
  import('../internal/message-picture/message-picture.js').then(
    ({ DialoraMessagePicture }) => DialoraMessagePicture.define(),
    () => (defining = false),
  );
}

/** What came along with the messages of one conversation, as far as somebody looked at it. */
export class Media {
  readonly #options: MediaOptions;
  readonly #pictures = new Map<string, PictureSource>();
  readonly #saving = new Map<string, Saving>();

  constructor(options: MediaOptions) {
    this.#options = options;
  }

  /** Another conversation. */
  clear(): void {
    this.#pictures.clear();
    this.#saving.clear();
  }

  /** Whether this workspace can show and save anything. */
  readonly offered = (): boolean => this.#options.workspace()?.messageMedia !== undefined;

  readonly savingOf = (id: string): Saving | undefined => this.#saving.get(id);

  /** The same source for the same picture; loads the element that draws it. */
  readonly picture = (messageId: string, id: string): PictureSource => {
    definePicture();
    const known = this.#pictures.get(id);
    if (known) return known;
    const made = this.#sourceOf(messageId, id);
    this.#pictures.set(id, made);
    return made;
  };

  #sourceOf(messageId: string, id: string): PictureSource {
    let last: { readonly link: MediaLink; readonly at: number } | undefined;
    return {
      link: async ({ fresh = false } = {}) => {
        if (!fresh && last !== undefined && performance.now() - last.at < reuseMs) return last.link;
        const link = await this.#source().link(messageId, id);
        last = { link, at: performance.now() };
        return link;
      },
      save: () => this.#download(messageId, id),
    };
  }

  /** Fetches a file through the workspace and hands it to the browser to keep. */
  async save(messageId: string, id: string): Promise<void> {
    if (this.#saving.get(id)?.state === 'saving') return;
    this.#set(id, { state: 'saving' });
    try {
      await this.#download(messageId, id);
      this.#set(id, undefined);
    } catch (error) {
      this.#set(id, { state: 'failed', problem: toProblem(error) });
    }
  }

  #set(id: string, saving: Saving | undefined): void {
    if (saving === undefined) this.#saving.delete(id);
    else this.#saving.set(id, saving);
    this.#options.redraw();
  }

  async #download(messageId: string, id: string): Promise<void> {
    download(await this.#source().file(messageId, id));
  }

  #source(): NonNullable<Workspace['messageMedia']> {
    const source = this.#options.workspace()?.messageMedia;
    if (source === undefined) throw new Error('This workspace gives no media.');
    return source;
  }
}
