import { css } from 'lit';

export const callPanelStyles = css`
  :host {
    display: grid;
    /* The controls stand at the bottom in every phase and view, and what is above them scrolls: Hang up never moves. */
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(var(--_room), 1fr) auto auto;
    --_room: 0px;
    gap: 12px;
  }
  /* What is opened stays usable where the place is low or much is said above: then the page scrolls. */
  :host([data-open]) {
    --_room: 14rem;
  }
  .top {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto 1fr;
    gap: 12px;
    contain: size;
    overflow: auto;
    margin: -4px;
    padding: 4px;
    scrollbar-width: thin;
  }
  .banners {
    display: grid;
    gap: 8px;
  }
  .banners .notice {
    margin-block-start: 10px;
  }
  .phase {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 4px 8px;
    margin-block-start: 10px;
    font-weight: 550;
  }
  .phase[data-phase='active'] {
    color: var(--_success);
  }
  .phase[data-phase='reconnecting'],
  .phase[data-phase='held'] {
    color: var(--_warning);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 4px 8px;
  }
  .facts:not(:empty) {
    margin-block-start: 8px;
  }
  .fact {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 3px 10px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    font-size: 0.8125rem;
    font-weight: 550;
  }
  .fact .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .fact--danger {
    color: var(--_danger);
  }
  .fact--warning {
    color: var(--_warning);
  }
  .fact--plain {
    border-color: transparent;
    color: var(--_muted);
  }
  .roster {
    display: grid;
    gap: 8px;
  }
  .roster .avatar {
    inline-size: 36px;
    block-size: 36px;
    font-size: 0.8125rem;
  }
  .roster__title {
    text-align: center;
  }
  .end-for-all {
    justify-self: center;
    border-color: var(--_danger);
    color: var(--_danger);
  }
  .stage {
    --_key-size: 44px;
    align-self: center;
    min-inline-size: 0;
  }
  .digits {
    min-block-size: 1.75rem;
    margin-block-end: 6px;
    overflow: hidden;
    text-align: center;
    font-size: 1.25rem;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.06em;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .note {
    display: none;
  }
  :host([data-open='note']) .note {
    display: block;
  }
`;
