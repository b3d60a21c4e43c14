import { TestBed } from '@angular/core/testing';
import { Shortcuts, keyOf } from './shortcuts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('a key', () => {
  it('is written as it is told', () => {
    expect(keyOf({ ...plain, key: 'g' })).toBe('g');
    expect(keyOf({ ...plain, key: '?', shiftKey: true })).toBe('?');
    expect(keyOf({ ...plain, key: 'k', ctrlKey: true })).toBe('Ctrl+K');
    expect(keyOf({ ...plain, key: 'k', metaKey: true })).toBe('Ctrl+K');
    expect(keyOf({ ...plain, key: 'z', ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
    expect(keyOf({ ...plain, key: 'Tab', shiftKey: true })).toBe('Shift+Tab');
    expect(keyOf({ ...plain, key: 'Shift', shiftKey: true })).toBeUndefined();
  });
});

describe('shortcuts', () => {
  const press = (key: string, on: Element = document.body, more = {}) =>
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  let shortcuts: Shortcuts;
  let done: string[];
  const doing = (what: string) => () => void done.push(what);

  beforeEach(() => {
    TestBed.configureTestingModule({});
    shortcuts = TestBed.inject(Shortcuts);
    done = [];
  });

  it('are one key or one after another', () => {
    shortcuts.register('Go to', [
      { keys: 'g d', does: 'Go to the dashboard', run: doing('dashboard') },
      { keys: 'd', does: 'Duplicate', run: doing('duplicate') },
    ]);
    press('g');
    press('d');
    press('d');
    expect(done).toEqual(['dashboard', 'duplicate']);
  });

  it('wait while somebody types, but for those with Ctrl', () => {
    shortcuts.register('Help', [
      { keys: '?', does: 'Show the shortcuts', run: doing('sheet') },
      { keys: 'Ctrl+K', does: 'Search', run: doing('search') },
    ]);
    const input = document.body.appendChild(document.createElement('input'));
    press('?', input);
    press('k', input, { ctrlKey: true });
    input.remove();
    expect(done).toEqual(['search']);
  });

  it('are gone with the page that brought them, and the newest counts', () => {
    shortcuts.register('Page', [{ keys: 'x', does: 'Old', run: doing('old') }]);
    const forget = shortcuts.register('Page', [{ keys: 'x', does: 'New', run: doing('new') }]);
    press('x');
    forget();
    press('x');
    expect(done).toEqual(['new', 'old']);
    expect(shortcuts.groups()).toEqual([{ name: 'Page', shortcuts: [expect.objectContaining({ does: 'Old' })] }]);
  });

  it('that only tell leave the key to the page', () => {
    shortcuts.register('Canvas', [{ keys: 'Delete', does: 'Delete what is selected' }]);
    expect(press('Delete')).toBe(true);
  });
});
