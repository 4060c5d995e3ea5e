import { css } from 'lit';
import { inRow, smallAvatar } from './party-card.styles.js';

export const incomingPanelStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto 1fr auto;
    align-items: center;
    gap: 16px;
    padding: 16px;
    border: 1px solid color-mix(in srgb, var(--_success) 45%, var(--_surface));
    border-radius: var(--_radius-card);
    background: var(--_success-soft);
  }
  .kind {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    color: var(--_success);
    font-weight: 600;
  }
  .returned {
    padding: 4px 12px;
    border-radius: 14px;
    background: var(--_warning-soft);
    color: var(--_warning);
    font-weight: 600;
    text-align: center;
  }
  .kind .icon {
    animation: ring 1.2s ease-in-out 4;
  }
  @keyframes ring {
    0%,
    60%,
    100% {
      transform: rotate(0);
    }
    10%,
    30%,
    50% {
      transform: rotate(-14deg);
    }
    20%,
    40% {
      transform: rotate(14deg);
    }
  }
  .avatar {
    background: var(--_surface);
  }
  .caller {
    display: grid;
    justify-items: center;
    gap: 8px;
    min-inline-size: 0;
    text-align: center;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 6px;
  }
  .chip {
    background: var(--_surface);
  }
  .last {
    display: flex;
    gap: 6px;
    font-size: 0.8125rem;
    text-align: start;
  }
  .last span {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .actions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 6rem), 1fr));
    gap: 16px;
  }
  .actions .button {
    min-block-size: 56px;
    padding-inline: 10px;
    border-radius: 999px;
    font-weight: 600;
    line-height: 1.2;
  }
  /* Three words beside another button would be three lines: they have a row of their own where it is narrow. */
  .actions[data-second] {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr));
    gap: 8px;
  }
  .more {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 7rem), 1fr));
    gap: 8px;
  }
  .more .button {
    padding-inline: 8px;
    background-color: var(--_surface);
    line-height: 1.2;
  }
  /* The longest words of all have a row of their own. */
  [part='end-and-answer-button'] {
    grid-column: 1 / -1;
  }
  .replies,
  .own {
    display: grid;
    gap: 8px;
  }
  .own {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .reply {
    justify-content: start;
    padding-block: 6px;
    background: var(--_surface);
    text-align: start;
  }
  /* Over a call that goes on there is less room. */
  :host([data-over]) {
    gap: 12px;
    padding: 12px;
  }
  :host([data-over]) .party {
    ${inRow}
  }
  :host([data-over]) .caller {
    justify-items: start;
  }
  :host([data-over]) .avatar {
    ${smallAvatar}
  }
  @container (min-inline-size: 600px) {
    :host {
      grid-template-columns: minmax(0, 1fr) minmax(20rem, auto);
      grid-template-rows: auto auto auto;
      align-content: center;
      gap: 12px 24px;
    }
    .kind {
      grid-column: 1 / -1;
      justify-self: start;
    }
    .caller {
      grid-row: 2 / span 2;
      justify-items: start;
      text-align: start;
    }
    .tags {
      justify-content: start;
    }
    .party {
      ${inRow}
    }
    .avatar {
      inline-size: 52px;
      block-size: 52px;
      font-size: 1.125rem;
    }
  }
  /* The bar. */
  @container (max-block-size: 199px) {
    :host {
      padding: 10px 12px;
      gap: 8px 16px;
    }
  }
`;
