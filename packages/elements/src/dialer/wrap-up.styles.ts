import { css } from 'lit';
import { inRow } from './party-card.styles.js';

export const wrapUpStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto 1fr auto;
    gap: 16px;
  }
  .party {
    ${inRow}
  }
  .avatar {
    inline-size: 48px;
    block-size: 48px;
    font-size: 1.0625rem;
  }
  .party__name {
    font-size: 1.0625rem;
  }
  .party__line {
    display: none;
  }
  .reason {
    margin-block-start: 12px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
  }
  .reason strong {
    font-weight: 600;
  }
  .timer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    margin-block-start: 8px;
    padding-inline-start: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_canvas);
    font-size: 0.875rem;
  }
  .timer p {
    padding-block: 10px;
  }
  form {
    display: grid;
    align-content: start;
    gap: 12px;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: 6px;
  }
  .tags:empty {
    display: none;
  }
  .tag {
    min-block-size: var(--_target);
    padding: 0 10px 0 14px;
    padding-inline: 14px 10px;
    border-radius: 999px;
    font-size: 0.875rem;
  }
  .tag .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .follow-up {
    display: grid;
    gap: 8px;
  }
  .buttons {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 7rem), 1fr));
    gap: 8px;
  }
  .buttons .wide {
    grid-column: 1 / -1;
    min-block-size: 52px;
  }
  @container (min-inline-size: 600px) {
    form {
      grid-template-columns: 1fr 1fr;
      column-gap: 24px;
    }
    .buttons {
      grid-template-columns: minmax(0, 1fr) auto auto;
    }
    .buttons .wide {
      grid-column: auto;
    }
    .buttons .button {
      min-block-size: 52px;
      padding-inline: 20px;
    }
    .note {
      grid-row: 1 / span 3;
      grid-column: 2;
      display: grid;
      grid-template-rows: auto 1fr;
    }
  }
`;
