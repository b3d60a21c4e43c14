import { DOCUMENT, DestroyRef, Signal, inject } from '@angular/core';
import { Shortcuts } from '../../core/shortcuts';
import { Scrubber } from '../../runs/scrubber';

/** Where keys have a meaning of their own. */
const OWN = 'input, select, textarea, [contenteditable], [role=tab], mat-dialog-container, .rows, .chart';
/** Where the space bar presses. */
const PRESSED = 'button, a, summary';

/** Space plays, arrows step, Home and End go to the ends of the run. Call it in a constructor. */
export function replayKeys(scrubber: Signal<Scrubber | undefined>): void {
  const document = inject(DOCUMENT);
  const ended = inject(DestroyRef);
  const actions: Record<string, (it: Scrubber) => void> = {
    ' ': (it) => it.toggle(),
    ArrowLeft: (it) => it.back(),
    ArrowRight: (it) => it.forth(),
    Home: (it) => it.go(0),
    End: (it) => it.end(),
  };
  const hear = (event: KeyboardEvent) => {
    const act = actions[event.key];
    const it = scrubber();
    if (!act || !it || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target instanceof Element && target.closest(event.key === ' ' ? `${OWN}, ${PRESSED}` : OWN)) return;
    event.preventDefault();
    act(it);
  };
  document.addEventListener('keydown', hear);
  ended.onDestroy(() => document.removeEventListener('keydown', hear));
  ended.onDestroy(
    inject(Shortcuts).register('Replay of a run', [
      { keys: 'Space', does: 'Play or pause' },
      { keys: 'ArrowLeft', does: 'Go one step back' },
      { keys: 'ArrowRight', does: 'Go one step on' },
      { keys: 'Home', does: 'Go to the beginning' },
      { keys: 'End', does: 'Go to the end, or follow live' },
    ]),
  );
}
