import { css } from 'lit';

/** The receipt of a request, and how far it is. */
export const receiptStyles = css`
  .receipt,
  .status {
    display: grid;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_canvas);
  }
  .receipt .button {
    justify-self: start;
  }
  .facts {
    display: grid;
    gap: 8px;
  }
  .facts dt {
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .secret {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    font-size: 1rem;
    user-select: all;
  }
  .steps {
    display: grid;
  }
  .step {
    position: relative;
    display: grid;
    grid-template-columns: 24px 1fr;
    gap: 0 12px;
    padding-block-end: 14px;
  }
  .step:last-child {
    padding-block-end: 0;
  }
  .step:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 24px 0;
    inset-inline-start: 11px;
    border-inline-start: 2px solid var(--_line);
  }
  .step__mark {
    grid-row: span 2;
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border: 2px solid var(--_border);
    border-radius: 50%;
    background: var(--_surface);
    font-size: 0.75rem;
  }
  .step[data-state='over'] .step__mark {
    border-color: var(--_success);
    color: var(--_success);
  }
  .step[data-state='now'] .step__mark {
    border-color: var(--_accent);
    background: var(--_accent-fill);
    color: var(--_on-accent);
  }
  .step[data-state='now'] .step__label,
  .strong {
    font-weight: 600;
  }
  .step[data-state='ahead'] .step__label {
    color: var(--_muted);
  }
  .step__at {
    grid-column: 2;
    font-size: 0.8125rem;
  }
  blockquote {
    margin: 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_line);
    white-space: pre-line;
  }
`;
