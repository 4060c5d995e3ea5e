import { css } from 'lit';

/** The card without one contact: nobody, several, or not yet. */
export const cardStatesStyles = css`
  .state {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 24px 8px;
    text-align: center;
    text-wrap: balance;
    font-size: 0.875rem;
  }
  .state .avatar {
    margin-block-end: 8px;
  }
  .state__title {
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .chooser {
    display: grid;
    gap: 2px;
  }
  .chooser .muted {
    font-size: 0.875rem;
  }
  .choices {
    display: grid;
    gap: 8px;
    margin-block-start: 12px;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 60px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: start;
  }
  .choice:hover {
    background-image: linear-gradient(var(--_hover), var(--_hover));
  }
  .choice .avatar {
    inline-size: 40px;
    block-size: 40px;
    font-size: 0.9375rem;
  }
  .choice__text {
    flex: 1;
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .choice__name {
    font-weight: 600;
  }
  .choice > .icon {
    color: var(--_muted);
  }
  .skeleton {
    display: grid;
    grid-template-columns: 56px 1fr;
    gap: 6px 14px;
    animation: breathe 1.6s ease-in-out infinite;
  }
  .bone {
    border-radius: 6px;
    background: color-mix(in srgb, var(--_text) 8%, var(--_surface));
  }
  .bone--avatar {
    grid-row: span 2;
    block-size: 56px;
    border-radius: 50%;
  }
  .bone--name {
    align-self: end;
    inline-size: 60%;
    block-size: 16px;
  }
  .bone--role {
    inline-size: 40%;
    block-size: 12px;
  }
  .bone--row {
    grid-column: 1 / -1;
    block-size: 40px;
    margin-block-start: 8px;
    border-radius: 10px;
  }
  @keyframes breathe {
    50% {
      opacity: 0.5;
    }
  }
`;
