import { css } from 'lit';

export const entryStyles = css`
  .day {
    position: sticky;
    inset-block-start: -1px;
    z-index: 2;
    padding: 8px 16px 6px;
    background: var(--_surface);
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 650;
    letter-spacing: 0.01em;
  }
  .entry {
    --_kind: light-dark(#475569, #9aa7bd);
    position: relative;
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr) auto;
    column-gap: 12px;
    align-items: start;
    padding: 8px 16px 12px;
    outline-offset: -3px;
  }
  .entry[data-type='call'] {
    --_kind: light-dark(#15803d, #4ade80);
  }
  .entry[data-type='ai_call'] {
    --_kind: light-dark(#7c3aed, #b197fc);
  }
  .entry[data-type='voicemail'] {
    --_kind: light-dark(#b45309, #fbbf24);
  }
  .entry[data-type='sms'] {
    --_kind: light-dark(#2563eb, #7aa7ff);
  }
  .entry[data-type='whatsapp'] {
    --_kind: light-dark(#0f766e, #2dd4bf);
  }
  .entry[data-type='email'] {
    --_kind: light-dark(#0369a1, #38bdf8);
  }
  .entry[data-type='note'] {
    --_kind: light-dark(#a16207, #eab308);
  }
  .entry[data-type='appointment'] {
    --_kind: light-dark(#be185d, #f472b6);
  }
  .entry[data-tone='danger'] {
    --_kind: light-dark(#dc2626, #f87171);
  }
  .entry[data-tone='muted'] {
    --_kind: light-dark(#64748b, #8391a7);
  }
  /* The thread that the entries hang on. */
  .entry::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 31.5px;
    inline-size: 1px;
    background: var(--_line);
  }
  .mark {
    position: relative;
    display: grid;
    place-content: center;
    align-self: start;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_kind) 13%, var(--_surface));
    color: var(--_kind);
    font-size: 0.8125rem;
    /* A gap in the thread above and below. */
    box-shadow: 0 0 0 3px var(--_surface);
  }
  .title {
    margin-block-start: 6px;
    overflow-wrap: anywhere;
    font-size: 0.875rem;
    line-height: 20px;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .entry[data-type='call'][data-tone='danger'] .title {
    color: light-dark(#b91c1c, #f87171);
  }
  .time {
    margin-block-start: 6px;
    color: var(--_muted);
    font-size: 0.75rem;
    line-height: 20px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .body {
    grid-column: 2 / -1;
    display: grid;
    justify-items: start;
    gap: 6px;
    min-inline-size: 0;
    margin-block-start: -4px;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 6px;
    max-inline-size: 100%;
    color: var(--_muted);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .meta > * {
    min-inline-size: 0;
  }
  .meta > :not(:last-child)::after {
    content: '·';
    display: inline-block;
    margin-inline-start: 6px;
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
  .number bdi {
    text-decoration: underline 1px var(--_border);
    text-underline-offset: 0.22em;
  }
  .number:hover {
    color: light-dark(color-mix(in srgb, var(--_accent) 92%, black), var(--_accent));
  }
  .number:hover bdi {
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
    grid-template-columns: minmax(0, auto) minmax(0, 1fr);
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
  .entry[data-pending] .mark {
    background: var(--_surface);
    box-shadow:
      0 0 0 3px var(--_surface),
      inset 0 0 0 1.5px color-mix(in srgb, var(--_kind) 60%, var(--_surface));
  }
  .entry[data-pending='stuck'] .waiting {
    color: light-dark(#b91c1c, #f87171);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .tool {
    position: absolute;
    inset-block-start: 30px;
    inset-inline-end: 12px;
    display: grid;
    place-content: center;
    inline-size: 32px;
    block-size: 32px;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_muted);
    font-size: 0.8125rem;
    box-shadow: 0 1px 3px rgb(15 23 42 / 0.1);
  }
  .tool::after {
    content: '';
    position: absolute;
    inset: -6px;
  }
  .tool:hover {
    color: var(--_text);
  }
  @container (max-width: 359px) {
    .entry {
      grid-template-columns: 28px minmax(0, 1fr) auto;
      column-gap: 10px;
      padding-inline: 12px;
    }
    .entry::before {
      inset-inline-start: 25.5px;
    }
    .mark {
      inline-size: 28px;
      block-size: 28px;
    }
    .day {
      padding-inline: 12px;
    }
  }
  @media (forced-colors: active) {
    .mark,
    .bubble,
    .turn__text {
      border: 1px solid CanvasText;
    }
    .entry::before {
      background: GrayText;
    }
  }
`;
