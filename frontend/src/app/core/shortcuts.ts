import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';

/** A key, several at once (`Ctrl+Z`) or one after another (`g d`), and what it does, verb first. */
export interface Shortcut {
  keys: string;
  does: string;
  /** Left out where the page itself listens for the key: it is then only told. */
  run?: () => void;
}

export interface ShortcutGroup {
  name: string;
  shortcuts: Shortcut[];
}

/** So long the second key of a sequence may keep us waiting. */
const PATIENCE = 1_500;
const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

/** Every keyboard shortcut of what is shown: hears the keys and knows what to tell on the sheet of shortcuts. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly known = signal<{ group: string; shortcuts: Shortcut[] }[]>([]);
  private before: { key: string; at: number } | undefined;

  readonly groups = computed<ShortcutGroup[]>(() => {
    const groups = new Map<string, Shortcut[]>();
    for (const { group, shortcuts } of this.known()) groups.set(group, [...(groups.get(group) ?? []), ...shortcuts]);
    return [...groups].map(([name, shortcuts]) => ({ name, shortcuts }));
  });

  constructor() {
    const document = inject(DOCUMENT);
    const hear = (event: KeyboardEvent) => this.hear(event);
    document.addEventListener('keydown', hear);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', hear));
  }

  /** They hold until the function that is returned is called; a page calls it when it goes. */
  register(group: string, shortcuts: Shortcut[]): () => void {
    const entry = { group, shortcuts };
    this.known.update((all) => [...all, entry]);
    return () => this.known.update((all) => all.filter((one) => one !== entry));
  }

  private hear(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const key = keyOf(event);
    if (key === undefined || (isPlain(key) && isTaken(event.target))) return;
    const { before } = this;
    const sequence = before && event.timeStamp - before.at < PATIENCE ? `${before.key} ${key}` : undefined;
    const all = this.known().flatMap((one) => one.shortcuts);
    const found =
      all.findLast((one) => one.run && one.keys === sequence) ?? all.findLast((one) => one.run && one.keys === key);
    const begins = !found && all.some((one) => one.run && one.keys.startsWith(`${key} `));
    this.before = begins ? { key, at: event.timeStamp } : undefined;
    if (!found) return;
    event.preventDefault();
    found.run?.();
  }
}

/** The key as it is written in a shortcut; Shift is part of what a plain key types. Undefined for a modifier alone. */
export function keyOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | undefined {
  if (['Control', 'Meta', 'Alt', 'Shift'].includes(event.key)) return undefined;
  const command = event.ctrlKey || event.metaKey;
  const letter = event.key.length === 1;
  const key = letter && (command || event.altKey) ? event.key.toUpperCase() : event.key === ' ' ? 'Space' : event.key;
  const shift = event.shiftKey && (!letter || command || event.altKey);
  return `${command ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

function isPlain(key: string): boolean {
  return !key.startsWith('Ctrl+') && !key.startsWith('Alt+');
}

/** Whether plain keys mean something else there: text that is typed, or a dialog's own. */
function isTaken(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${TYPING}, mat-dialog-container`) !== null;
}
