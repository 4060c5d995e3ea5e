import type { FarEndBehaviour } from '@dialora/core/testing';

/** What a page may ask of the bench that serves it; each is one POST to `/control/<name>`. */
export interface Control {
  token(options: { kind: 'good' | 'expired' | 'forged'; ttlSeconds: number; identity: string }): { token: string };
  callTo(options: { farEnd: FarEndBehaviour }): { callId: string };
  callIn(options: { number: string; callId: string; identity: string }): Record<string, never>;
  far(): {
    over: boolean;
    hears: boolean;
    digits: string;
    /** Level that the far end hears, 0 to 1, over the last two seconds. */
    level: number;
    /** The same over the last 200 ms: sound that arrived just now. */
    now: number;
  };
  parameters(): { parameters: Record<string, string> };
  farHangUp(): Record<string, never>;
  cut(): Record<string, never>;
  restore(): Record<string, never>;
}

type Argument<N extends keyof Control> = Parameters<Control[N]> extends [infer A] ? A : undefined;

/** Asks the bench from within a page. */
export async function ask<N extends keyof Control>(
  name: N,
  ...[argument]: Argument<N> extends undefined ? [] : [Argument<N>]
): Promise<ReturnType<Control[N]>> {
  const response = await fetch(`/control/${name}`, { method: 'POST', body: JSON.stringify(argument ?? {}) });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return (await response.json()) as ReturnType<Control[N]>;
}
