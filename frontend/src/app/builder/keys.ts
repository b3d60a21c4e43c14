import { Shortcut } from '../core/shortcuts';

/** What the keys do in the builder; the builder hears them itself, because some of them repeat. */
export const BUILDER_KEYS: Shortcut[] = [
  { keys: 'Tab', does: 'Insert an agent after the focused one, or at the pointer' },
  { keys: 'ArrowRight', does: 'Go to the connected agent; all four arrows work' },
  { keys: 'Shift+ArrowRight', does: 'Move what is selected; all four arrows work' },
  { keys: 'Enter', does: 'Open the focused agent' },
  { keys: 'c', does: 'Connect the focused agent to…' },
  { keys: 'm', does: 'Open the menu of the focused agent' },
  { keys: 'p', does: 'Pin what the focused agent gave, or unpin it' },
  { keys: 'r', does: 'Run to the focused agent' },
  { keys: 'Shift+Space', does: 'Add the focused agent to the selection, or take it out' },
  { keys: 'Delete', does: 'Delete what is selected' },
  { keys: 'Ctrl+A', does: 'Select everything' },
  { keys: 'Ctrl+C', does: 'Copy what is selected' },
  { keys: 'Ctrl+X', does: 'Cut what is selected' },
  { keys: 'Ctrl+V', does: 'Paste, also from another pipeline' },
  { keys: 'Ctrl+D', does: 'Duplicate what is selected' },
  { keys: 'Ctrl+Z', does: 'Undo' },
  { keys: 'Ctrl+Shift+Z', does: 'Redo' },
  { keys: 'Ctrl+Enter', does: 'Run once' },
  { keys: 't', does: 'Tidy up' },
  { keys: '1', does: 'Zoom to fit' },
  { keys: '+', does: 'Zoom in' },
  { keys: '-', does: 'Zoom out' },
  { keys: '/', does: 'Search the palette' },
  { keys: 'Escape', does: 'Close what is open, or select nothing' },
];

/** Whether a key goes to a text that is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]') !== null
  );
}
