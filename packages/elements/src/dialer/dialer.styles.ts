import { css } from 'lit';

export const dialerStyles = css`
  :host {
    container-type: inline-size;
  }
  /* One height for all views: the last row of the view stands at the bottom, so Hang up never moves. */
  .dialer {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 12px;
    block-size: 100%;
    min-block-size: var(--dialora-dialer-min-height, 41rem);
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_surface);
  }
  .title {
    font-size: 0.875rem;
    font-weight: 600;
  }
  .body {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-auto-rows: auto;
    flex: 1;
    outline: none;
  }
  /* A list takes the room that there is and scrolls: it must not push the dialer longer. */
  .body:has(> .panel) {
    grid-template-rows: minmax(0, 1fr) auto;
    gap: 8px;
  }
  .panel {
    contain: size;
    overflow: auto;
    min-block-size: 16rem;
    margin-inline: -4px;
    padding-inline: 4px;
    scrollbar-width: thin;
  }
  .panel[part='settings'] {
    display: grid;
    align-content: start;
    gap: 20px;
  }
  /* While a call rings the dial pad makes room, unless somebody is typing in it: keys must not land elsewhere. */
  dialora-dial-pad[data-behind]:not(:focus-within) {
    display: none;
  }
  dialora-dial-pad[data-behind] {
    margin-block-start: 12px;
  }
  /* Over a call that goes on, down to its Hang up, which stays where it is and in reach. */
  dialora-incoming-panel[data-over] {
    position: absolute;
    z-index: 3;
    inset-block: 0 4.5rem;
    /* Over the focus ring of a note, too. */
    inset-inline: -2px;
    min-block-size: 0;
    overflow: auto;
    box-shadow: 0 12px 32px -12px rgb(2 6 23 / 0.35);
  }
  .earlier summary {
    display: list-item;
    list-style-position: inside;
    min-block-size: var(--_target);
    padding-inline: 12px;
    border-radius: var(--_radius);
    color: var(--_accent);
    font-size: 0.875rem;
    font-weight: 550;
    line-height: var(--_target);
    cursor: pointer;
  }
  .earlier .rows {
    max-block-size: 7.5rem;
    overflow: auto;
    padding: 4px;
    margin: -4px;
    scrollbar-width: thin;
  }
  .notices {
    display: grid;
    gap: 8px;
  }
  .notices:not(:has(.notice)) {
    display: none;
  }
  .waiting {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 6px;
    text-align: center;
  }
  .waiting .icon {
    inline-size: 2rem;
    block-size: 2rem;
    margin-block-end: 6px;
    color: var(--_muted);
  }
`;
