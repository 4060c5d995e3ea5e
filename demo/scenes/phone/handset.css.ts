import { css } from 'lit';

export const handsetStyles = css`
  :host {
    display: block;
    --glass: #0b1020;
    --white: #f4f6fb;
    --dim: #9aa7bd;
  }

  .frame {
    display: grid;
    grid-template-rows: auto 1fr auto;
    aspect-ratio: 9 / 17.5;
    padding: 1.25rem 1.25rem 1.75rem;
    border: 10px solid #1c2436;
    border-radius: 2.75rem;
    background: linear-gradient(170deg, #1b2450, var(--glass) 60%);
    color: var(--white);
    font-variant-numeric: tabular-nums;
  }

  .status {
    display: flex;
    justify-content: space-between;
    gap: 0.5rem;
    color: var(--dim);
    font-size: 0.8125rem;
  }

  .middle {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 0.375rem;
    text-align: center;
  }

  .face {
    display: grid;
    place-items: center;
    inline-size: 5rem;
    block-size: 5rem;
    margin-block-end: 0.75rem;
    border-radius: 50%;
    background: #2a3672;
  }

  .ringing .face {
    animation: ring 1.4s ease-in-out infinite;
  }

  h2 {
    margin: 0;
    font-size: 1.375rem;
    font-weight: 600;
  }

  p {
    margin: 0;
    color: var(--dim);
  }

  .digits {
    min-block-size: 1.75rem;
    color: var(--white);
    font-size: 1.25rem;
    letter-spacing: 0.1em;
  }

  .keys {
    display: grid;
    grid-template-columns: repeat(3, 3.25rem);
    gap: 0.5rem 1rem;
    margin-block-start: 0.5rem;
  }

  button {
    border: 0;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  button:focus-visible {
    outline: 2px solid #fff;
    outline-offset: 2px;
  }

  .keys button {
    min-block-size: 2.75rem;
    border-radius: 999px;
    background: #ffffff1f;
    font-size: 1.125rem;
  }

  .actions {
    display: flex;
    justify-content: center;
    gap: 2rem;
  }

  .actions button {
    display: grid;
    justify-items: center;
    gap: 0.375rem;
    background: none;
    font-size: 0.8125rem;
  }

  .disc {
    display: grid;
    place-items: center;
    inline-size: 3.75rem;
    block-size: 3.75rem;
    border-radius: 50%;
    background: #ffffff1f;
  }

  .go .disc {
    background: #16a34a;
  }

  .stop .disc {
    background: #dc2626;
  }

  [aria-pressed='true'] .disc {
    background: #fff;
    color: #0b1020;
  }

  svg {
    inline-size: 1.625rem;
    block-size: 1.625rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .down {
    transform: rotate(135deg);
  }

  @keyframes ring {
    50% {
      box-shadow: 0 0 0 1.25rem #8b8cf82e;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .ringing .face {
      animation: none;
      box-shadow: 0 0 0 0.5rem #8b8cf82e;
    }
  }

  @media (forced-colors: active) {
    .disc,
    .keys button {
      border: 1px solid ButtonText;
    }
  }
`;
