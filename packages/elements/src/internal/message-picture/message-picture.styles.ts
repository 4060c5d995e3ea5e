import { css } from 'lit';

export const messagePictureStyles = css`
  :host {
    display: block;
  }
  .box {
    position: relative;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    block-size: 100%;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_canvas);
    color: var(--_muted);
  }
  .box > .icon {
    inline-size: 28px;
    block-size: 28px;
  }
  .box[data-state='loading'] > .icon {
    animation: breathe 1.4s ease-in-out infinite;
  }
  .open {
    position: absolute;
    inset: 0;
    padding: 0;
    border: 0;
    border-radius: inherit;
    background: none;
    cursor: zoom-in;
  }
  .open:focus-visible {
    outline-offset: -4px;
  }
  .open[hidden] {
    display: block;
    visibility: hidden;
  }
  .small {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .trouble {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 6px;
    box-sizing: border-box;
    inline-size: 100%;
    max-block-size: 100%;
    padding: 8px 12px;
    overflow: auto;
    color: var(--_text);
    font-size: 0.8125rem;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .trouble .icon {
    inline-size: 20px;
    block-size: 20px;
    color: var(--_muted);
  }
  .trouble p {
    margin: 0;
  }
  dialog {
    box-sizing: border-box;
    flex-direction: column;
    gap: 8px;
    inline-size: fit-content;
    max-inline-size: min(96vw, 1400px);
    max-block-size: 96vh;
    max-block-size: 96dvh;
    padding: 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_surface);
    color: var(--_text);
  }
  dialog[open] {
    display: flex;
  }
  dialog::backdrop {
    background: rgb(2 6 23 / 0.72);
  }
  .bar {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 4px 8px;
  }
  .bar__name {
    flex: 1;
    margin: 0;
    padding-inline-start: 8px;
    font-size: 0.875rem;
    font-weight: 550;
  }
  .full {
    min-block-size: 0;
    max-inline-size: 100%;
    border-radius: 6px;
    object-fit: contain;
  }
  @keyframes breathe {
    50% {
      opacity: 0.4;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .box[data-state='loading'] > .icon {
      animation: none;
    }
  }
`;
