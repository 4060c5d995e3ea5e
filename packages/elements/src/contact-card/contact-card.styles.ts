import { css } from 'lit';

export const contactCardStyles = css`
  :host {
    container-type: inline-size;
  }
  .card {
    display: grid;
    gap: 14px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_surface);
  }
  .card > [role='alert']:empty {
    display: none;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 14px;
  }
  .who {
    flex: 1;
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .name {
    overflow: hidden;
    overflow-wrap: anywhere;
    font-size: 1.125rem;
    line-height: 1.3;
    letter-spacing: -0.01em;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .role {
    overflow-wrap: anywhere;
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .clock {
    display: flex;
    align-items: center;
    gap: 5px;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .clock .icon {
    inline-size: 15px;
    block-size: 15px;
  }
  .avatar {
    --_tint: var(--_accent);
    display: grid;
    place-content: center;
    flex: none;
    inline-size: 56px;
    block-size: 56px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_tint) 13%, var(--_surface));
    color: var(--_tint);
    font-size: 1.25rem;
    font-weight: 600;
    letter-spacing: 0.01em;
    white-space: nowrap;
  }
  .avatar[data-tint='1'] {
    --_tint: light-dark(#0369a1, #38bdf8);
  }
  .avatar[data-tint='2'] {
    --_tint: light-dark(#115e59, #2dd4bf);
  }
  .avatar[data-tint='3'] {
    --_tint: light-dark(#92400e, #fbbf24);
  }
  .avatar[data-tint='4'] {
    --_tint: light-dark(#be185d, #f472b6);
  }
  .avatar[data-tint='5'] {
    --_tint: light-dark(#7c3aed, #b197fc);
  }
  .avatar--empty {
    --_tint: var(--_muted);
  }
  .do-not-call {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 8px;
    padding: 8px 12px;
    border: 1px solid color-mix(in srgb, var(--_danger) 35%, var(--_surface));
    border-radius: var(--_radius);
    background: var(--_danger-soft);
    font-size: 0.8125rem;
  }
  .do-not-call .icon {
    margin-block-start: 1px;
    color: var(--_danger);
  }
  .do-not-call strong {
    color: light-dark(#b91c1c, var(--_danger));
    font-weight: 650;
  }
  .do-not-call__reason {
    grid-column: 2;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .buttons > .button:first-child {
    flex: 1 1 auto;
  }
  .rows {
    display: grid;
    border-block: 1px solid var(--_line);
  }
  .row {
    display: flex;
    align-items: center;
    min-block-size: 52px;
    padding-block: 4px;
  }
  .row + .row {
    border-block-start: 1px solid var(--_line);
  }
  .row__main {
    flex: 1;
    display: grid;
    min-inline-size: 0;
    margin-inline-end: 4px;
  }
  .row__value {
    justify-self: start;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: 0.9375rem;
    unicode-bidi: isolate;
  }
  [part='email'] .row__value {
    white-space: nowrap;
  }
  .row__type {
    color: var(--_muted);
    font-size: 0.75rem;
  }
  .row .icon-button {
    flex: none;
    color: var(--_muted);
  }
  .row .icon-button:hover {
    color: var(--_text);
  }
  .row .call,
  .head .call {
    color: var(--_success);
  }
  .head .call {
    background: var(--_success-soft);
  }
  .card[data-do-not-call] .call {
    background: none;
    color: var(--_muted);
  }
  /* Nothing but slots without content in it. */
  .buttons:not(:has(.button)) {
    display: contents;
  }
  .row .icon-button:last-child {
    margin-inline-end: -8px;
  }
  .copy {
    opacity: 0;
  }
  .row:hover .copy,
  .row:focus-within .copy {
    opacity: 1;
  }
  @media (hover: none) {
    .copy {
      opacity: 1;
    }
  }
  .line {
    display: block;
  }
  .more {
    justify-self: start;
    margin-block: -8px;
    margin-inline-start: -12px;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .chip {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }
  .sections {
    display: grid;
    gap: 18px;
  }
  .section__title {
    margin-block-end: 6px;
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 650;
    letter-spacing: 0.02em;
  }
  .section .rows {
    border: 0;
  }
  .section .row {
    min-block-size: 0;
    padding-block: 4px;
  }
  .facts {
    display: grid;
    grid-template-columns: minmax(0, 0.8fr) minmax(0, 1.2fr);
    gap: 6px 12px;
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .facts dt {
    color: var(--_muted);
  }
  .verified {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    margin-inline-start: 8px;
    color: var(--_success);
    font-weight: 550;
  }
  .verified .icon {
    inline-size: 13px;
    block-size: 13px;
  }
`;
