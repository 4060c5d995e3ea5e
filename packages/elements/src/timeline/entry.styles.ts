import { css } from 'lit';

/** An entry as a whole: mark, title, time, tools, and its state. */
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
  .tool-set {
    position: absolute;
    inset-block-start: 30px;
    inset-inline-end: 12px;
    display: flex;
    gap: 4px;
  }
  .tool {
    position: relative;
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
