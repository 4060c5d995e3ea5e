import { css } from 'lit';

export const numberFieldStyles = css`
  :host {
    position: relative;
  }
  .box {
    display: flex;
    align-items: stretch;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .box:focus-within {
    border-color: var(--_accent);
  }
  .box:has(.text:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
  }
  .box[data-invalid] {
    border-color: var(--_danger);
  }
  .country {
    position: relative;
    display: flex;
    flex: none;
    align-items: center;
    gap: 2px;
    padding-inline: 12px 6px;
    border-inline-end: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .country:hover {
    color: var(--_text);
  }
  .country .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  .country:has(select:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  /* The native control lies over what is drawn: the platform's own list, keyboard and screen reader. */
  .country select {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    font: inherit;
    font-size: 16px;
    cursor: pointer;
  }
  .country option {
    color: var(--_text);
    background: var(--_surface);
  }
  .text {
    flex: 1;
    inline-size: 0;
    min-block-size: 50px;
    padding: 8px 12px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_text);
    font: inherit;
    font-size: 1.1875rem;
    font-variant-numeric: tabular-nums;
    text-overflow: ellipsis;
  }
  .text:focus-visible {
    outline: none;
  }
  .text::placeholder {
    color: var(--_muted);
    opacity: 1;
    font-size: 1rem;
  }
  .delete {
    flex: none;
    color: var(--_muted);
    min-block-size: 50px;
  }
  .hint {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    min-block-size: 1.75rem;
    padding: 4px 2px 0;
    color: var(--_muted);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .hint--error {
    flex-wrap: nowrap;
    align-items: start;
    color: var(--_danger);
  }
  .hint .icon {
    margin-block-start: 0.1rem;
    inline-size: 1rem;
    block-size: 1rem;
  }
  .list {
    position: absolute;
    z-index: 2;
    inset-inline: 0;
    inset-block-start: 58px;
    max-block-size: min(22rem, 60vh);
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 4px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_surface);
    box-shadow: 0 8px 24px -8px rgb(2 6 23 / 0.28);
  }
  .list--text {
    padding: 12px 14px;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .option {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    column-gap: 10px;
    padding: 8px;
    border-radius: 8px;
    cursor: pointer;
  }
  .option:hover {
    background: var(--_hover);
  }
  .option[aria-selected='true'] {
    background: var(--_accent-soft);
    box-shadow: inset 2px 0 0 var(--_accent);
  }
  .option[aria-selected='true']:dir(rtl) {
    box-shadow: inset -2px 0 0 var(--_accent);
  }
  .avatar {
    display: grid;
    grid-row: span 2;
    place-content: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .who {
    display: flex;
    align-items: baseline;
    gap: 6px;
    min-inline-size: 0;
  }
  /* Blocks of their own, so that the ellipsis stands at the end of each name, whichever way it is written. */
  .name,
  .company,
  .where {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .company {
    flex: 1 9999 0;
    min-inline-size: 3rem;
  }
  .name {
    font-weight: 550;
  }
  .company,
  .where {
    font-size: 0.8125rem;
  }
  .warned {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_warning);
    font-weight: 550;
  }
  .warned .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }
  @container (max-inline-size: 339px) {
    .iso {
      display: none;
    }
    .country {
      padding-inline-start: 8px;
    }
    .text {
      padding-inline: 8px 0;
      font-size: 1.125rem;
    }
  }
  @media (forced-colors: active) {
    .option[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
