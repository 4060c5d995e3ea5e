import { css } from 'lit';

/** The foot of the card, what is permitted and why, messages, and how the card fits narrow and wide places. */
export const cardStandingStyles = css`
  .edit-button {
    align-self: start;
    color: var(--_muted);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
    margin-block: -6px -10px;
    margin-inline-start: -12px;
  }
  .permits {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .permit .icon {
    inline-size: 14px;
    block-size: 14px;
    margin-inline-start: -3px;
  }
  .permit[data-outcome='allowed'] .icon {
    color: var(--_success);
  }
  .permit[data-outcome='refused'] {
    border-color: color-mix(in srgb, var(--_danger) 35%, var(--_surface));
    background: var(--_danger-soft);
  }
  .permit[data-outcome='refused'] .icon {
    color: var(--_danger);
  }
  .permit[data-outcome='needs-consent'] {
    border-style: dashed;
    border-color: var(--_border);
  }
  .standing summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    min-block-size: 44px;
    cursor: pointer;
    list-style: none;
  }
  .standing summary::-webkit-details-marker {
    display: none;
  }
  .standing__more {
    color: var(--_accent);
    font-size: 0.8125rem;
    font-weight: 550;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .standing[open] .facts {
    margin-block-start: 6px;
  }
  .moments {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 12px;
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .moments dt {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
  }
  .moments .icon {
    inline-size: 15px;
    block-size: 15px;
  }
  .clocks {
    display: grid;
    gap: 8px;
  }
  .clocks .notice[data-late] {
    border-color: var(--_danger);
    background: var(--_danger-soft);
  }
  .message--calm {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 4px;
    color: var(--_text);
  }
  .message {
    color: var(--_warning);
    font-size: 0.875rem;
  }
  :host([view='compact']) .card {
    gap: 10px;
    padding: 12px;
  }
  :host([view='compact']) .avatar {
    inline-size: 44px;
    block-size: 44px;
    font-size: 1rem;
  }
  :host([view='compact']) .name {
    font-size: 1rem;
    -webkit-line-clamp: 2;
  }
  @container (max-width: 259px) {
    .card {
      padding: 12px;
    }
    .head {
      flex-wrap: wrap;
      gap: 10px;
    }
    .who {
      flex-basis: 100%;
    }
    .facts {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .facts dd {
      margin-block-end: 6px;
    }
  }
  @container (min-width: 560px) {
    :host([view='full']) .sections {
      grid-template-columns: 1fr 1fr;
      gap: 18px 32px;
      align-items: start;
    }
    .buttons > .button:first-child {
      flex: none;
      min-inline-size: 160px;
    }
  }
  @media (forced-colors: active) {
    /* Quiet buttons have a frame there, which has to stand in line with the rest. */
    .foot {
      margin-block: 8px 0;
      margin-inline-start: 0;
    }
    .avatar,
    .bone {
      border: 1px solid CanvasText;
    }
    .choice {
      border-color: ButtonText;
    }
  }
`;
