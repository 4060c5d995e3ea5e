import type { Plan, PlanFormat } from './plan.js';

/** How a national number of a plan is grouped, or undefined when the plan does not say. Apart from the plans' data. */
export function formatFor(plan: Plan, national: string): PlanFormat | undefined {
  return plan.formats.find((one) => (one.leading?.test(national) ?? true) && one.pattern.test(national));
}
