import { css } from 'lit';

export const callHistoryStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  .list {
    display: grid;
  }
  .item {
    padding-block: 4px;
    border-block-end: 1px solid var(--_line);
  }
  .item:last-child {
    border: 0;
  }
  .item .row {
    padding-inline: 0;
    border: 0;
    background: none;
  }
  .row__name {
    display: block;
  }
  .detail {
    font-size: 0.8125rem;
  }
  .kind .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
    margin-inline-end: 4px;
    vertical-align: -0.2em;
  }
  .kind--missed {
    color: var(--_danger);
  }
  .call {
    color: var(--_success);
  }
  .star[aria-pressed='true'] {
    background: none;
    color: var(--_warning);
  }
  .more {
    display: grid;
    gap: 4px;
    padding-block-end: 8px;
  }
  .more .button--link {
    justify-self: start;
    padding: 0;
  }
  .new {
    color: var(--_accent);
    font-weight: 650;
  }
  .transcript {
    padding-inline-start: 10px;
    border-inline-start: 2px solid var(--_line);
    font-size: 0.875rem;
  }
  .filter {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: var(--_target);
    font-size: 0.875rem;
    cursor: pointer;
  }
  .filter input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: 6px;
    padding: 48px 12px;
    text-align: center;
  }
  .empty .icon {
    inline-size: 2rem;
    block-size: 2rem;
    margin-block-end: 6px;
    color: var(--_muted);
  }
  .empty__title {
    font-weight: 600;
  }
`;
