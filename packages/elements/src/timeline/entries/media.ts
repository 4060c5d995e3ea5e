import type { MessageActivity, MessageMedium } from '@dialora/core';
import { html, nothing, type TemplateResult } from 'lit';
import { paperclipIcon } from '../../internal/icons.js';
import type { MessageKey } from '../../internal/locale.js';
import type { LocaleController } from '../../internal/locale-controller.js';
import { shortLine } from '../../internal/plain-text.js';
import { problemWords } from '../../internal/problem-message.js';
import type { EntryContext } from './context.js';
import { soundPart } from './sound.js';

/** Twilio carries ten media with a message at most; what says more is not drawn without end. */
const most = 10;

export type MediumKind = 'picture' | 'voice' | 'file';

/** Types that every browser draws, or plays, by itself; SVG may hold scripts and is a file to be saved. */
const pictures = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const sounds = new Set(['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/wav', 'audio/x-wav', 'audio/webm']);

export function kindOf({ mimeType }: MessageMedium): MediumKind {
  return pictures.has(mimeType) ? 'picture' : sounds.has(mimeType) ? 'voice' : 'file';
}

function shown({ media = [] }: MessageActivity): readonly MessageMedium[] {
  return media.slice(0, most);
}

/** "2 pictures and 1 voice note"; empty for text alone. */
export function mediaWords({ t, lang }: LocaleController, message: MessageActivity): string {
  const kinds = shown(message).map(kindOf);
  const counted = (
    [
      ['picture', 'media.pictures'],
      ['voice', 'media.voice-notes'],
      ['file', 'media.files'],
    ] as const
  ).flatMap(([kind, key]) => {
    const count = kinds.filter((each) => each === kind).length;
    return count === 0 ? [] : [t(key, { count })];
  });
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(counted);
}

/** What came along with a message: pictures in boxes of fixed shape, voice notes with a player, files to be saved. */
export function mediaPart(context: EntryContext, key: string, message: MessageActivity): unknown {
  const media = shown(message);
  if (media.length === 0) return nothing;
  const of = (kind: MediumKind): readonly MessageMedium[] => media.filter((each) => kindOf(each) === kind);
  const offered = context.media.offered();
  const images = offered ? of('picture') : [];
  const voices = offered ? of('voice') : [];
  const files = offered ? of('file') : media;
  return html`${images.length === 0 ? nothing : gallery(context, message.id, images)}
  ${voices.map((each) => voiceNote(context, key, message.id, each))}
  ${
    files.length === 0
      ? nothing
      : html`<ul class="files" aria-label=${context.locale.t('entry.attachments')}>
          ${files.map((each) => file(context, message.id, each, offered))}
        </ul>`
  }`;
}

function gallery({ locale: { t }, media }: EntryContext, messageId: string, images: readonly MessageMedium[]) {
  const count = images.length;
  return html`<div class="pictures">
    ${images.map(
      ({ id }, at) =>
        html`<dialora-message-picture
          class="picture"
          exportparts="picture, open-button: picture-open-button, retry-button, save-button, close-button"
          .source=${media.picture(messageId, id)}
          .label=${count === 1 ? t('media.picture') : t('media.picture-of', { at: at + 1, count })}
        ></dialora-message-picture>`,
    )}
  </div>`;
}

function voiceNote(context: EntryContext, key: string, messageId: string, { id }: MessageMedium): TemplateResult {
  const label = context.locale.t('media.voice-note');
  return html`<div class="voice">
    <span class="voice__name">${label}</span>
    ${soundPart(context, { key: `${key} ${id}`, id: `${messageId} ${id}`, kind: 'medium', label, seconds: 0 })}
    ${saveButton(context, messageId, id, label)}
  </div>`;
}

function file(context: EntryContext, messageId: string, medium: MessageMedium, offered: boolean): TemplateResult {
  const { t } = context.locale;
  const kind = nameOf(medium.mimeType);
  const name = t(kind);
  // What is no type, or says nothing, is not shown: it is somebody else's text.
  const known =
    /^[a-z]{1,20}\/[a-z0-9.+-]{1,80}$/.test(medium.mimeType) &&
    kind === 'media.kind-file' &&
    medium.mimeType !== 'application/octet-stream';
  return html`<li class="file">
    ${paperclipIcon()}<span class="file__name">${name}</span>
    ${known ? html`<bdi class="file__type" dir="ltr">${shortLine(medium.mimeType)}</bdi>` : nothing}
    ${offered ? saveButton(context, messageId, medium.id, name) : nothing}
  </li>`;
}

function saveButton({ locale, media }: EntryContext, messageId: string, id: string, name: string): TemplateResult {
  const { t } = locale;
  const saving = media.savingOf(id);
  if (saving?.state === 'failed' && saving.problem.kind === 'not-found') {
    return html`<span class="muted" role="status">${t('media.gone')}</span>`;
  }
  const trouble = saving?.state === 'failed' ? saving.problem : undefined;
  const words =
    trouble === undefined || trouble.kind === 'unknown' ? t('media.save-failed') : problemWords(locale, trouble).title;
  return html`${trouble ? html`<span class="file__trouble" role="status">${words}</span>` : nothing}<button
      type="button"
      class="link"
      part="save-button"
      data-action="save"
      data-open=${messageId}
      data-id=${id}
      aria-disabled=${saving?.state === 'saving' ? 'true' : nothing}
      aria-label=${t('media.save-name', { name })}
    >
      ${saving?.state === 'saving' ? t('media.saving') : trouble ? t('shared.try-again') : t('media.save')}
    </button>`;
}

function nameOf(type: string): MessageKey {
  if (type === 'application/pdf') return 'media.kind-pdf';
  if (/^text\/(x-)?vcard$/.test(type)) return 'media.kind-contact';
  const [family] = type.split('/');
  if (family === 'image') return 'media.kind-image';
  if (family === 'audio') return 'media.kind-sound';
  if (family === 'video') return 'media.kind-video';
  return family === 'text' ? 'media.kind-text' : 'media.kind-file';
}

/** A guess of their height in CSS pixels, until they were seen. */
export function estimateMediaHeight(message: MessageActivity): number {
  const kinds = shown(message).map(kindOf);
  const has = (kind: MediumKind): number => kinds.filter((each) => each === kind).length;
  return has('picture') * 190 + has('voice') * 52 + (has('file') > 0 ? 42 : 0);
}
