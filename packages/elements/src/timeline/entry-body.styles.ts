import { css } from 'lit';

/** What an entry holds: facts, texts, files, data, a transcript. */
export const entryBodyStyles = css`
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    max-inline-size: 100%;
    /* A dot before what begins a line would stand outside: it is cut off, where a ring around the focus is not. */
    clip-path: inset(-8px -5px);
    color: var(--_muted);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .meta > * {
    position: relative;
    min-inline-size: 0;
  }
  .meta > :not(:first-child)::after {
    content: '·';
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: -11px;
    color: var(--_muted);
  }
  .number {
    position: relative;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-variant-numeric: tabular-nums;
    text-align: start;
  }
  .number--inline {
    white-space: normal;
  }
  .number bdi,
  .number--inline {
    text-decoration: underline 1px var(--_border);
    text-underline-offset: 0.22em;
  }
  .number:hover {
    color: light-dark(color-mix(in srgb, var(--_accent) 92%, black), var(--_accent));
  }
  .number:hover bdi,
  .number--inline:hover {
    text-decoration-color: currentColor;
  }
  .number::before {
    content: '';
    position: absolute;
    inset: -6px -4px;
  }
  .text {
    max-inline-size: 100%;
    overflow: clip;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
    font-size: 0.9375rem;
    line-height: 1.45;
  }
  .bubble {
    padding: 7px 12px 8px;
    border-radius: 4px 14px 14px 14px;
    background: color-mix(in srgb, var(--_kind) 9%, var(--_surface));
  }
  .bubble:dir(rtl) {
    border-radius: 14px 4px 14px 14px;
  }
  .entry[data-direction='inbound'] .bubble {
    background: color-mix(in srgb, var(--_text) 5%, var(--_surface));
  }
  .text--quote {
    padding-inline-start: 10px;
    border-inline-start: 2px solid color-mix(in srgb, var(--_kind) 45%, var(--_surface));
    color: color-mix(in srgb, var(--_text) 85%, var(--_surface));
    font-size: 0.875rem;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .chips .chip {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    padding: 1px 8px;
    font-size: 0.75rem;
    font-weight: 550;
  }
  .chip .icon {
    inline-size: 14px;
    block-size: 14px;
    margin-inline-start: -2px;
  }
  .delivery {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }
  .delivery .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .delivery[data-status='read'] {
    color: light-dark(#2563eb, #7aa7ff);
  }
  .delivery[data-status='failed'] {
    color: light-dark(#b91c1c, #f87171);
    font-weight: 600;
  }
  .retention {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 6px;
    color: var(--_muted);
    font-size: 0.75rem;
  }
  .retention .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .purged,
  .waiting {
    display: flex;
    align-items: start;
    gap: 6px;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .purged .icon,
  .waiting .icon {
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 1px;
  }
  .purged {
    padding: 6px 10px;
    border: 1px dashed var(--_border);
    border-radius: 8px;
  }
  .slot {
    color: var(--_text);
    font-size: 0.875rem;
    font-weight: 550;
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    max-inline-size: 100%;
  }
  .file {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    padding: 4px 10px;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_canvas);
    font-size: 0.8125rem;
  }
  .file .icon {
    inline-size: 15px;
    block-size: 15px;
    color: var(--_muted);
  }
  .file__name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .file .muted {
    flex: none;
    font-size: 0.75rem;
  }
  .data {
    display: grid;
    grid-template-columns: fit-content(45%) minmax(0, 1fr);
    gap: 3px 12px;
    max-inline-size: 100%;
    padding: 8px 12px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_canvas);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .data dt {
    color: var(--_muted);
  }
  .data dd {
    font-weight: 550;
  }
  .link {
    position: relative;
    padding: 2px 0;
    border: 0;
    background: none;
    color: light-dark(color-mix(in srgb, var(--_accent) 92%, black), var(--_accent));
    font-size: 0.8125rem;
    font-weight: 600;
    text-align: start;
  }
  .link::after {
    content: '';
    position: absolute;
    inset: -9px -6px;
  }
  .link:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .disclosure {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
  .player {
    inline-size: 100%;
    max-inline-size: 420px;
  }
  .listen .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .turn[aria-current] .turn__text {
    outline: 2px solid var(--_kind);
    outline-offset: 1px;
  }
  .turns {
    display: grid;
    gap: 8px;
    inline-size: 100%;
  }
  .turn {
    display: grid;
    justify-items: start;
    gap: 2px;
  }
  .turn__who {
    color: var(--_muted);
    font-size: 0.75rem;
  }
  .turn__text {
    max-inline-size: 100%;
    padding: 5px 11px 6px;
    border-radius: 10px;
    background: color-mix(in srgb, var(--_text) 5%, var(--_surface));
    font-size: 0.875rem;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .turn[data-speaker='agent'] .turn__text {
    background: color-mix(in srgb, var(--_kind) 10%, var(--_surface));
  }
`;
