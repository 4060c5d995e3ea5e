import type { Problem } from '../problem/problem.js';
import { DialoraError } from '../problem/problem.js';
import type { MessageMediaSource } from '../workspace/record.js';
import { silentWav } from './fake-voicemails.js';

export interface FakeMessageMedia extends MessageMediaSource {
  /** Media whose links or bytes were asked for, in order. */
  readonly asked: readonly string[];
  /** Answers with this for the medium until it is undone; by default for good. */
  fail(mediumId: string, problem: Problem): () => void;
}

/** A picture of sky and hills, 4 by 3, written as code. */
const picture = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6" width="800" height="600"><rect width="8" height="6" fill="#9cc8ec"/>' +
    '<circle cx="6" cy="1.5" r=".7" fill="#fbe28a"/><path d="M0 4l2.500-2 2 1.500L6.500 2 8 3.500V6H0z" fill="#4d7f5a"/></svg>',
)}`;

/** A picture behind every medium, a second of silence behind every sound. */
export function createFakeMessageMedia(now: number): FakeMessageMedia {
  const asked: string[] = [];
  const failing = new Map<string, Problem>();
  const check = async (id: string): Promise<void> => {
    await Promise.resolve();
    asked.push(id);
    const problem = failing.get(id);
    if (problem !== undefined) throw new DialoraError(problem);
  };
  return {
    asked,
    fail(id, problem) {
      failing.set(id, problem);
      return () => failing.delete(id);
    },
    async link(_messageId, id) {
      await check(id);
      const expiresAt = new Date(now + 300_000).toISOString();
      const sound = id.includes('voice');
      return { url: sound ? silentWav : picture, expiresAt, mimeType: sound ? 'audio/wav' : 'image/png' };
    },
    async file(_messageId, id) {
      await check(id);
      return { fileName: `${id}.bin`, content: new Blob(['made up'], { type: 'application/octet-stream' }) };
    },
  };
}
