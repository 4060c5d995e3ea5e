import { css } from 'lit';

export const peoplePickerStyles = css`
  :host {
    display: grid;
    gap: 8px;
  }
  .person {
    display: grid;
    gap: 8px;
    padding: 4px;
    border: 1px solid transparent;
    border-radius: var(--_radius);
  }
  .person[data-chosen] {
    border-color: var(--_accent);
  }
  .person .row {
    border-color: transparent;
    background: none;
  }
  .presence {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .presence .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  .presence[data-state='available'] {
    color: var(--_success);
  }
  .presence[data-state='busy'] {
    color: var(--_danger);
  }
  .offline {
    padding: 0 4px 4px;
  }
  .verbs {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 0 4px 4px;
  }
  .verbs .button {
    flex: 1 1 7rem;
  }
`;
