import type { Call } from '@dialora/core';
import type { LogFields } from './log-drafts.js';

/** A draft as it is kept on the device, with what is needed to show it without its call. */
export interface StoredDraft {
  readonly call: Call;
  readonly name: string;
  readonly fields: LogFields;
}

/** Reads what was kept; undefined for anything that is not a draft of ours. */
export function readDraft(text: string): StoredDraft | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || typeof value['name'] !== 'string') return undefined;
  const call = value['call'];
  const fields = value['fields'];
  return isCall(call) && isFields(fields) ? { call, name: value['name'], fields } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** As much of a call as its record's form reads. */
function isCall(value: unknown): value is Call {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['createdAt'] === 'number' &&
    (value['direction'] === 'inbound' || value['direction'] === 'outbound') &&
    isRecord(value['remote']) &&
    isRecord(value['recording'])
  );
}

function isFields(value: unknown): value is LogFields {
  return (
    isRecord(value) &&
    typeof value['note'] === 'string' &&
    typeof value['disposition'] === 'string' &&
    typeof value['followUp'] === 'string' &&
    Array.isArray(value['tags']) &&
    value['tags'].every((tag) => typeof tag === 'string')
  );
}
