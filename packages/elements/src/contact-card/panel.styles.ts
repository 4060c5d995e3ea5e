import { css } from 'lit';

/** The panels that open in the card: editing, joining, rights. */
export const panelStyles = css`
  .edit {
    display: grid;
    gap: 12px;
  }
  .edit__title {
    font-size: 0.9375rem;
    font-weight: 650;
  }
  .edit__pair {
    display: grid;
    gap: 12px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 170px), 1fr));
  }
  .edit .field,
  .edit__cell {
    min-inline-size: 0;
  }
  .edit__group {
    display: grid;
    gap: 8px;
  }
  .edit__row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px;
    align-items: start;
  }
  .edit__row + .edit__row {
    padding-block-start: 8px;
    border-block-start: 1px solid var(--_line);
  }
  .edit__cells {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .edit__cell {
    flex: 1 1 120px;
  }
  .edit__cell[data-cell='number'],
  .edit__cell[data-cell='address'],
  .edit__cell[data-cell='street'],
  .edit__cell[data-cell='region'] {
    flex-basis: 170px;
  }
  .edit__cell[data-cell='type'] {
    flex: 0 1 112px;
  }
  .edit .input {
    padding-inline: 10px;
    font-size: max(0.9375rem, 16px);
  }
  .edit__primary,
  .edit__check,
  .edit__choice {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    font-size: 0.8125rem;
  }
  .edit__primary {
    flex: 1 1 auto;
    color: var(--_muted);
  }
  .edit__check {
    font-size: 0.9375rem;
  }
  .edit__choice {
    align-items: start;
    padding: 8px 10px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .edit__choice > span {
    display: grid;
    min-inline-size: 0;
  }
  .edit__side {
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 600;
  }
  .edit input[type='radio'],
  .edit input[type='checkbox'] {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 1px 0 0;
    accent-color: var(--_accent);
  }
  .edit__add {
    justify-self: start;
    margin-inline-start: -12px;
  }
  @media (forced-colors: active) {
    .edit__add {
      margin-inline-start: 0;
    }
  }
  .edit__add .icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .edit__hint {
    margin-block-start: 4px;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .edit__error,
  .edit__errors {
    display: block;
    margin-block-start: 4px;
    color: light-dark(#b91c1c, #f87171);
    font-size: 0.8125rem;
    font-weight: 550;
  }
  .edit [role='alert']:empty {
    display: none;
  }
  .edit__foot {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-block: 8px;
    background: var(--_surface);
  }
  .rights__export {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    font-weight: 550;
  }
  .rights__export > span {
    flex: 1 1 8rem;
  }
  .rights {
    border-block: 1px solid var(--_line);
  }
  .rights li + li {
    border-block-start: 1px solid var(--_line);
  }
  .right {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 52px;
    padding: 8px 0;
    border: 0;
    background: none;
    text-align: start;
  }
  .right > span {
    flex: 1;
    display: grid;
    min-inline-size: 0;
    font-size: 0.8125rem;
  }
  .right__name {
    font-size: 0.9375rem;
    font-weight: 550;
  }
  .right > .icon {
    color: var(--_muted);
  }
  .right:hover {
    background: var(--_hover);
  }
`;
