import { css } from 'lit';
import { hiddenText } from '../styles/base.js';
import { inRow, smallAvatar } from './party-card.styles.js';

/**
 * A call where there is much room, where there is little, and in a bar. All by container queries: the width is the dialer's
 * own, the height that of the place around it, when the site made it a size container.
 */
export const callLayoutsStyles = css`
  @container (min-inline-size: 600px) {
    :host {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      column-gap: 32px;
    }
    .top {
      display: contents;
    }
    :is(.who, .stage) {
      contain: size;
      overflow: auto;
      margin: -4px;
      padding: 4px;
      scrollbar-width: thin;
    }
    .who {
      display: grid;
      align-content: safe center;
    }
    .controls {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    :host([data-busy]) .party {
      ${inRow}
    }
    :host([data-busy]) .avatar {
      ${smallAvatar}
    }
    :host([data-busy]) :is(.party__line, .party__company) {
      display: none;
    }
    :host([data-busy]) :is(.phase, .facts) {
      justify-content: start;
    }
    /* There is room for the note all the time. */
    .stage {
      display: grid;
      align-self: stretch;
      align-content: start;
      gap: 16px;
      grid-column: 2;
      grid-row: 1 / span 3;
    }
    .note {
      display: block;
    }
    [data-control='note'] {
      display: none;
    }
    :is(.controls, .hang-up-row) {
      grid-column: 1;
    }
  }
  /* With a tool open or something to say the person shrinks to a line. */
  @container (max-inline-size: 599px) {
    :host([data-open='keypad']) :is(.avatar, .party__number) {
      display: none;
    }
    :host([data-open='keypad']) .who .party {
      grid-template-columns: 1fr;
    }
    :host([data-open='keypad']) .top {
      gap: 4px;
    }
    :host([data-open='keypad']) .phase {
      margin: 0;
    }
    :host(:is([data-open], [data-busy])) .party {
      ${inRow}
    }
    :host(:is([data-open], [data-busy])) .avatar {
      ${smallAvatar}
    }
    :host(:is([data-open], [data-busy])) .party__name {
      font-size: 1.0625rem;
    }
    :host(:is([data-open], [data-busy])) :is(.party__line, .party__company) {
      display: none;
    }
    :host(:is([data-open], [data-busy])) .phase {
      justify-content: start;
      margin-block-start: 6px;
    }
    :host(:is([data-open], [data-busy])) .facts {
      justify-content: start;
    }
    :host(:is([data-open], [data-busy])) .fact--plain {
      padding-inline-start: 0;
    }
  }
  /* The bar: one row, or two where it is narrow; what is opened stands below it. */
  @container (max-block-size: 199px) {
    :host {
      grid-template-columns: minmax(0, 1fr) auto auto;
      grid-template-rows: auto auto;
      align-items: center;
      gap: 8px 16px;
    }
    .top {
      display: contents;
    }
    :is(.who, .stage) {
      contain: none;
      overflow: visible;
      margin: 0;
      padding: 0;
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 16px;
    }
    :is(.phase, .facts) {
      margin: 0;
    }
    :is(.banners, .roster) {
      flex-basis: 100%;
    }
    .stage {
      display: block;
      grid-column: 1 / -1;
      grid-row: 2;
      justify-self: stretch;
      max-block-size: 22rem;
      overflow: auto;
    }
    :host(:not([data-open])) :is(.stage, .note),
    :host(:not([data-open='note'])) .note {
      display: none;
    }
    :is(.controls, .hang-up-row) {
      grid-column: auto;
    }
    .controls {
      grid-template-columns: repeat(8, 44px);
      gap: 2px;
    }
    [data-control='note'] {
      display: grid;
    }
    .control__face {
      inline-size: 44px;
      block-size: 44px;
    }
    .control__label {
      ${hiddenText}
    }
    .hang-up-row {
      margin: 0;
    }
    .hang-up {
      min-block-size: 48px;
    }
  }
  @container (max-block-size: 199px) {
    @container (max-inline-size: 799px) {
      :host {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .who {
        grid-column: 1 / -1;
      }
      .stage {
        grid-row: 3;
      }
      .controls {
        grid-template-columns: repeat(auto-fit, 44px);
      }
    }
  }
  /* No room for words: two rows of four, and Hang up beside them as high as both. */
  @container (max-block-size: 199px) {
    @container (max-inline-size: 479px) {
      .controls {
        grid-template-columns: repeat(4, 44px);
      }
      .hang-up-row {
        align-self: stretch;
        justify-self: end;
        inline-size: 72px;
      }
      .hang-up {
        border-radius: var(--_radius-card);
      }
      .hang-up span {
        ${hiddenText}
      }
    }
  }
`;
