import type { Gate, Means } from '../gate/gate.js';
import type { Choices } from '../gate/record.js';
import type { FirstTexts } from '../languages/texts.js';
import type { BannerConfig } from './config.js';

/** Which layer a choice was made on, for the receipt. */
export type Surface = 'banner' | 'panel';

/** What the banner's parts know of the element that holds them. */
export interface Host {
  readonly element: HTMLElement;
  readonly gate: Gate;
  readonly config: BannerConfig;
  /** Of a fetched language these are all texts, of English those of the first layer: see `allTexts`. */
  readonly texts: FirstTexts;
  /** Keeps a choice, clears what was withdrawn, and sends the receipt once the screen has changed. */
  decide(choices: Choices, means: Means, surface: Surface): void;
  decideAll(granted: boolean, means: Means, surface: Surface): void;
  /** Closes the first layer: a refusal where it asks, nothing where it tells. */
  dismiss(): void;
  /** Changes the language; resolves when it is drawn. */
  speak(language: string): Promise<void>;
  /** Called after each change of what is shown, in whichever language. */
  onDrawn: (() => void) | undefined;
  /** Puts the first layer into the shadow tree, in place of what was there. */
  place(section: HTMLElement): void;
}
