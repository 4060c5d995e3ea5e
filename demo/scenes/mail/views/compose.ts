import { h, icon, newId } from '../dom.js';
import type { Person } from '../data/people.js';
import type { Locale } from '../locales.js';

export interface Draft {
  readonly to: readonly Person[];
  readonly subject: string;
}

export interface ComposeOptions {
  readonly locale: Locale;
  readonly draft: Draft;
  /** `inline` replies sit inside the thread, others float over the page. */
  readonly inline: boolean;
  readonly send: (letter: { readonly to: readonly Person[]; readonly subject: string; readonly text: string }) => void;
  readonly closed: () => void;
}

const address = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

/** A letter being written. Full screen moves the same node to another parent, so listeners and typed text stay. */
export function createCompose({ locale, draft, inline, send, closed }: ComposeOptions): HTMLElement {
  let recipients = [...draft.to];
  const composeId = newId();
  const chips = h('div', {
    role: 'listbox',
    'aria-label': locale.text('recipients'),
    'aria-orientation': 'horizontal',
    class: 'chips',
  });
  const field = h('input', {
    type: 'text',
    class: 'agP',
    'aria-label': locale.text('recipients'),
    placeholder: locale.text('recipients'),
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const problem = h('p', { class: 'compose-problem', role: 'alert' });
  const subject = h('input', {
    type: 'text',
    name: 'subjectbox',
    class: 'aoT',
    'aria-label': locale.text('subject'),
    placeholder: locale.text('subject'),
    value: draft.subject,
  });
  const body = h('div', {
    id: newId(),
    class: 'Am aiL editable',
    g_editable: 'true',
    role: 'textbox',
    contenteditable: 'true',
    'aria-multiline': 'true',
    'aria-label': locale.text('body'),
    dir: 'auto',
    tabindex: '0',
  });

  const drawChips = (): void => {
    chips.replaceChildren(
      ...recipients.map((person) =>
        h(
          'div',
          {
            role: 'option',
            class: 'vR',
            'aria-selected': 'false',
            'data-hovercard-id': person.email,
            'data-name': person.name,
          },
          h('span', { dir: 'auto' }, person.name),
          h(
            'button',
            {
              type: 'button',
              class: 'chip-remove',
              'aria-label': `${locale.text('discard')}: ${person.name}`,
              onclick: () => {
                recipients = recipients.filter((one) => one !== person);
                drawChips();
                field.focus();
              },
            },
            icon('close'),
          ),
        ),
      ),
    );
  };
  const takeTyped = (): void => {
    const typed = field.value.split(/[\s,;]+/).filter((part) => address.test(part));
    if (typed.length === 0) return;
    recipients = [...recipients, ...typed.map((email) => ({ name: email, email }))];
    field.value = '';
    problem.textContent = '';
    drawChips();
  };
  field.addEventListener('blur', takeTyped);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      takeTyped();
    }
  });

  const close = (): void => {
    element.remove();
    closed();
  };
  const submit = (): void => {
    takeTyped();
    if (recipients.length === 0) {
      problem.textContent = locale.text('noRecipient');
      field.focus();
      return;
    }
    send({ to: recipients, subject: subject.value.trim() || locale.text('newMessage'), text: body.innerText.trim() });
    close();
  };

  const region = h(
    'div',
    { class: 'aoI', role: 'region', 'data-compose-id': composeId, 'aria-label': locale.text('newMessage') },
    h('input', { type: 'hidden', name: 'draft', value: `#msg-a:r-${Date.now()}` }),
    h('input', { type: 'hidden', name: 'rt', value: '' }),
    h('div', { class: 'GS' }, h('div', { name: 'to', class: 'anm' }, chips, field)),
    problem,
    inline ? undefined : subject,
    body,
    h(
      'div',
      { class: 'btC' },
      h(
        'div',
        { class: 'dC' },
        h('button', { type: 'button', id: newId(), class: 'T-I aoO L3', onclick: submit }, locale.text('send')),
      ),
      toolButton('trash', locale.text('discard'), close),
    ),
  );
  region.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key === 'Escape') close();
  });
  drawChips();

  const element = inline ? h('div', { class: 'M9 inline-compose' }, region) : floating(region, locale, close);
  queueMicrotask(() => (recipients.length > 0 ? body : field).focus());
  return element;
}

function floating(region: HTMLElement, locale: Locale, close: () => void): HTMLElement {
  const title = h('div', { class: 'aYF' }, locale.text('newMessage'));
  const dialog = h('div', { class: 'AD M9', role: 'dialog', 'aria-label': locale.text('newMessage') });
  const screen = h('div', { class: 'aSs', hidden: true });
  const toggle = toolButton('expand', locale.text('fullScreen'), () => {
    const host = dialog.parentElement;
    const dock = document.querySelector('.dw .dock');
    if (host === null || dock === null) return;
    if (host.classList.contains('aSs')) {
      dock.append(dialog);
      screen.remove();
    } else {
      document.body.append(screen);
      screen.hidden = false;
      screen.append(dialog);
    }
    dialog.classList.toggle('fullscreen');
  });
  dialog.append(
    h(
      'div',
      { class: 'Hp' },
      title,
      toggle,
      toolButton('close', locale.text('close'), () => {
        screen.remove();
        close();
      }),
    ),
    region,
  );
  return dialog;
}

export function toolButton(
  name: Parameters<typeof icon>[0],
  label: string,
  run: () => void,
  className = '',
): HTMLElement {
  return h(
    'button',
    { type: 'button', class: `tool ${className}`.trim(), 'aria-label': label, title: label, onclick: run },
    icon(name),
  );
}
