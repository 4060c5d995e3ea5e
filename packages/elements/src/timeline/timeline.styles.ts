import { css } from 'lit';

export const timelineStyles = css`
  :host {
    container-type: inline-size;
    block-size: var(--dialora-timeline-height, 40rem);
    min-block-size: 16rem;
  }
  .timeline {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_surface);
  }
  .head {
    flex: none;
    border-block-end: 1px solid var(--_line);
  }
  .head:not(:has(.filters, > .strip, .notice, .message:not([hidden]))) {
    display: none;
  }
  .head .notice,
  .message {
    margin: 0 12px 12px;
  }
  .message {
    color: var(--_warning);
    font-size: 0.875rem;
  }
  .filters {
    display: flex;
    gap: 4px;
    padding: 6px 12px;
    overflow-x: auto;
    scrollbar-width: none;
    overscroll-behavior-inline: contain;
    /* Says that there is more to the side. */
    mask-image: linear-gradient(to right, transparent, black 12px, black calc(100% - 12px), transparent);
  }
  .filter {
    position: relative;
    flex: none;
    min-block-size: 32px;
    margin-block: 6px;
    padding: 0 12px;
    border: 1px solid transparent;
    border-radius: 999px;
    background: none;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 550;
    white-space: nowrap;
    transition: background-color 0.12s;
  }
  /* A finger needs 44 px, the eye 32. */
  .filter::after {
    content: '';
    position: absolute;
    inset: -7px 0;
  }
  .filter:hover {
    background: var(--_hover);
  }
  .filter[aria-pressed='true'] {
    border-color: color-mix(in srgb, var(--_accent) 30%, var(--_surface));
    background: var(--_accent-soft);
    color: light-dark(color-mix(in srgb, var(--_accent) 90%, black), var(--_accent));
  }
  .view {
    position: relative;
    flex: 1;
    min-block-size: 0;
  }
  .scroller {
    block-size: 100%;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scroll-padding-block-start: 36px;
    padding-block-end: 12px;
  }
  @media (forced-colors: active) {
    .filter[aria-pressed='true'] {
      border-color: Highlight;
      color: Highlight;
    }
  }
`;
