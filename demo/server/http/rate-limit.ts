import { ApiProblem } from './problem.js';

export interface Allowance {
  /** Requests that may come at once. */
  readonly burst: number;
  /** Requests that are given back each second. */
  readonly perSecond: number;
}

export interface Limits {
  /** Per key or session. */
  readonly principal: Allowance;
  /** Per address, for requests without a token. */
  readonly anonymous: Allowance;
  /** Per address, for guesses at a password or a token. */
  readonly guesses: Allowance;
  /** Per address or number that codes are sent to, so that nobody's inbox is flooded. */
  readonly codes: Allowance;
}

export const defaultLimits: Limits = {
  principal: { burst: 600, perSecond: 200 },
  anonymous: { burst: 120, perSecond: 30 },
  guesses: { burst: 20, perSecond: 0.5 },
  codes: { burst: 5, perSecond: 1 / 600 },
};

interface Bucket {
  tokens: number;
  at: number;
}

const mostBuckets = 50_000;

export interface RateLimiter {
  /** @throws ApiProblem `rate_limited` with `Retry-After` in whole seconds. */
  take(who: string, allowance: Allowance): void;
}

/** A token bucket for each asker, in memory. */
export function createRateLimiter(now: () => Date): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    take(who, allowance) {
      const at = now().getTime();
      const bucket = buckets.get(who) ?? { tokens: allowance.burst, at };
      bucket.tokens = Math.min(
        allowance.burst,
        bucket.tokens + (Math.max(0, at - bucket.at) / 1000) * allowance.perSecond,
      );
      bucket.at = at;
      // Last used last, so that the oldest goes first when there are too many.
      buckets.delete(who);
      buckets.set(who, bucket);
      if (buckets.size > mostBuckets) {
        const oldest = buckets.keys().next().value;
        if (oldest !== undefined) buckets.delete(oldest);
      }
      if (bucket.tokens < 1) {
        const wait = Math.ceil((1 - bucket.tokens) / allowance.perSecond);
        throw new ApiProblem('rate_limited', `Too many requests; try again in ${wait} s.`, {
          headers: { 'Retry-After': String(wait) },
        });
      }
      bucket.tokens -= 1;
    },
  };
}
