import type { Contact, ContactEditor, MessageMediaSource, PermissionSource, RecordingSource } from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import { getPermissions } from '../routes/consents.js';
import { getContact, mergeContact, updateContact } from '../routes/contacts.js';
import { createMessageMediaLink, getMessageMedia } from '../routes/messages.js';
import { createRecordingLink, getRecording } from '../routes/recordings.js';

const withSignal = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

/** Changes of contacts. `remember` is told each contact that the API answered with, so that no cache shows the old one. */
export function createContactEditor(client: ApiClient, remember: (contact: Contact) => void): ContactEditor {
  const remembered = (contact: Contact): Contact => {
    remember(contact);
    return contact;
  };
  return {
    async read(id, { signal } = {}) {
      return remembered((await client.send(getContact, { params: { id }, ...withSignal(signal) })).data);
    },
    async update(id, patch, etag, { signal } = {}) {
      const input = { params: { id }, body: patch, ifMatch: etag, ...withSignal(signal) };
      return remembered((await client.send(updateContact, input)).data);
    },
    async merge(id, duplicateId, etag, { signal } = {}) {
      const input = { params: { id }, body: { duplicateId }, ifMatch: etag, ...withSignal(signal) };
      return remembered((await client.send(mergeContact, input)).data);
    },
  };
}

/** What may be done with a contact now. Nothing is kept. */
export function createPermissionSource(client: ApiClient): PermissionSource {
  return {
    async of(contactId, { signal } = {}) {
      const { data } = await client.send(getPermissions, { params: { id: contactId }, ...withSignal(signal) });
      return data;
    },
  };
}

export function createRecordingSource(client: ApiClient): RecordingSource {
  return {
    async get(id, { signal } = {}) {
      return (await client.send(getRecording, { params: { id }, ...withSignal(signal) })).data;
    },
    async link(id, { signal } = {}) {
      return (await client.send(createRecordingLink, { params: { id }, ...withSignal(signal) })).data;
    },
  };
}

export function createMessageMediaSource(client: ApiClient): MessageMediaSource {
  const link: MessageMediaSource['link'] = async (id, mediumId, { signal } = {}) => {
    const params = { id, medium_id: mediumId };
    return (await client.send(createMessageMediaLink, { params, ...withSignal(signal) })).data;
  };
  return {
    link,
    async file(id, mediumId, { signal } = {}) {
      const { url } = await link(id, mediumId, withSignal(signal));
      // Only the key is taken: it is asked for at this API and nowhere else, whatever address an answer may carry.
      const key = decodeURIComponent(url.slice(url.lastIndexOf('/') + 1));
      const answer = await client.open(getMessageMedia, { params: { key }, ...withSignal(signal) });
      const named = /filename="([\w.-]{1,100})"/.exec(answer.headers.get('content-disposition') ?? '');
      return { fileName: named?.[1] ?? 'message.bin', content: await answer.blob() };
    },
  };
}
