import type { Chip } from './chip.js';

/** The chip comes with the engine, after the first numbers were looked for; until then there is nothing to show. */
export interface LateChip extends Chip {
  arrive(chip: Chip): void;
}

export function createLateChip(): LateChip {
  let real: Chip | undefined;
  return {
    arrive(chip) {
      real ??= chip;
    },
    get mark() {
      return real?.mark;
    },
    get hasPointer() {
      return real?.hasPointer ?? false;
    },
    get hasFocus() {
      return real?.hasFocus ?? false;
    },
    show: (mark, box, focus) => real?.show(mark, box, focus),
    hide: () => real?.hide(),
    isIn: (path) => real?.isIn(path) ?? false,
  };
}
