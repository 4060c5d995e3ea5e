import { css } from 'lit';
import { hiddenText } from '../styles/base.js';

/**
 * The dialer where there is much room, and as a bar. Both by container queries: the width is the dialer's own (it is a
 * container of its inline size), the height that of the nearest size container around it, which the site makes of its place
 * (https://www.w3.org/TR/css-conditional-5/#container-type). A place without a height is a card.
 */
export const dialerLayoutsStyles = css`
  @container (max-inline-size: 299px) {
    .tab {
      font-size: 0.625rem;
    }
  }
  @container (min-inline-size: 600px) {
    .dialer {
      padding: 20px 24px;
    }
    .top {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }
    .tabs {
      order: -1;
      grid-template-columns: repeat(4, auto);
      justify-self: start;
    }
    .tab {
      grid-auto-flow: column;
      align-items: center;
      gap: 6px;
      padding-inline: 10px;
      font-size: 0.75rem;
      white-space: nowrap;
    }
    .badge {
      position: static;
    }
    .dialer {
      min-block-size: var(--dialora-dialer-min-height, 38rem);
    }
    dialora-incoming-panel[data-over] {
      inset-block-end: auto;
    }
  }
  /* The bar. */
  @container (max-block-size: 199px) {
    .dialer {
      block-size: auto;
      min-block-size: 100%;
      padding: 10px 12px;
      gap: 6px;
    }
    .head {
      min-block-size: 0;
    }
    .top {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }
    .tabs {
      display: flex;
      order: 1;
      background: none;
      padding: 0;
    }
    .tab {
      align-content: center;
      inline-size: var(--_target);
      padding-inline: 0;
    }
    .badge {
      position: absolute;
    }
    /* The icons have no room for their words; a screen reader still reads them. */
    .tab__label {
      ${hiddenText}
    }
    .panel {
      contain: none;
      max-block-size: 22rem;
      min-block-size: 0;
    }
    dialora-incoming-panel[data-over] {
      position: static;
      margin-block-end: 10px;
      box-shadow: none;
    }
  }
  @container (max-block-size: 199px) {
    @container (max-inline-size: 479px) {
      .top {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  }
`;
