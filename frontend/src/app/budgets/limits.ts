import { BudgetRequest, BudgetResponse } from '../api/generated/types.gen';

/** A budget as it is typed; an empty limit is none. */
export interface Limits {
  day: string;
  month: string;
  onExhausted: BudgetResponse['on_exhausted'];
}

export interface WrongLimits {
  day: string | undefined;
  month: string | undefined;
  any: boolean;
}

const AMOUNT = /^\d{1,9}(\.\d{1,6})?$/;
const SENTENCE = 'An amount of dollars such as 5 or 2.50; empty for no limit.';

export function limitsOf(budget: BudgetResponse): Limits {
  return {
    day: budget.day.limit ?? '',
    month: budget.month.limit ?? '',
    onExhausted: budget.on_exhausted,
  };
}

export function requestOf({ day, month, onExhausted }: Limits): BudgetRequest {
  return { day_limit: amount(day), month_limit: amount(month), on_exhausted: onExhausted };
}

/** What cannot be sent, in sentences. */
export function wrongLimits(limits: Limits | undefined): WrongLimits {
  const day = wrongAmount(limits?.day ?? '');
  const month = wrongAmount(limits?.month ?? '');
  return { day, month, any: day !== undefined || month !== undefined };
}

function wrongAmount(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' || AMOUNT.test(trimmed) ? undefined : SENTENCE;
}

function amount(text: string): string | null {
  return text.trim() || null;
}
