/** A form that is fetched for the first time takes a moment; one that is there unfolds soon. */
const PATIENCE = { form: 2_000, field: 300 };
const AGAIN_AFTER = 50;

/**
 * Shows and focuses the field that a finding names, such as `rules[0].period`: rows and groups that hold it unfold.
 * Where there is no such field, the innermost that holds it; without a path, the first. Gives the way to call it off.
 */
export function reach(form: HTMLElement, path: string | null): () => void {
  const steps = stepsTo(path ?? '');
  let before: HTMLElement | null = null;
  let left = PATIENCE.form;
  const look = () => {
    const found = innermost(form, steps);
    if (found !== before) left = PATIENCE.field;
    before = found;
    const there = found && (steps.length === 0 || found.dataset['field'] === steps[0]);
    if (there || left <= 0) {
      const shown = found ?? form.querySelector<HTMLElement>('[data-field], .kf-form');
      if (shown) focus(shown);
      return;
    }
    if (found) unfold(found);
    left -= AGAIN_AFTER;
    timer = setTimeout(look, AGAIN_AFTER);
  };
  // What stands there now may be the form of what was shown before.
  let timer = setTimeout(look);
  return () => clearTimeout(timer);
}

/** The path and the paths that hold it, the longest first, written as fields are: `config.rules.0.period` is `rules[0].period`. */
export function stepsTo(path: string): string[] {
  const parts = path.split(/[.[\]]+/).filter((part) => part !== '');
  if (parts[0] === 'config' && parts.length > 1) parts.shift();
  let step = '';
  return parts.map((part) => (step += /^\d+$/.test(part) ? `[${part}]` : step === '' ? part : `.${part}`)).reverse();
}

function innermost(form: HTMLElement, steps: readonly string[]): HTMLElement | null {
  if (steps.length === 0) return form.querySelector<HTMLElement>('[data-field]');
  for (const step of steps) {
    const found = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(step)}"]`);
    if (found) return found;
  }
  return null;
}

/** Opens what is folded in the field itself, not in those that it holds. */
function unfold(field: HTMLElement): void {
  const folds = field.querySelectorAll<HTMLElement>('.kf-fold[aria-expanded="false"]');
  [...folds].find((fold) => fold.closest('[data-field]') === field)?.click();
}

function focus(field: HTMLElement): void {
  const entry = field.querySelector<HTMLElement>(
    'input:enabled:not([type=range]), select:enabled, textarea:enabled, button:enabled:not(.kf-reset)',
  );
  if (!entry) field.tabIndex = -1;
  (entry ?? field).focus({ preventScroll: true });
  field.scrollIntoView({ block: field.clientHeight > innerHeight / 2 ? 'start' : 'center' });
}
