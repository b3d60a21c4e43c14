import { describe, expect, it } from 'vitest';
import { begin, record, redone, toRedo, toUndo, undone } from './history';
import { NO_PINS, pinned } from './pins';
import { row } from './testing';

const [a, b, c] = [row('clock'), row('feed'), row('mood')];

describe('the past of a definition', () => {
  it('is taken back and done again step by step', () => {
    const both = record(record(begin(a), 'First', b, undefined, 0), 'Second', c, undefined, 1);
    expect(toUndo(both)).toBe('Second');
    const back = undone(undone(both));
    expect(back.present.definition).toBe(a);
    expect(toUndo(back)).toBeUndefined();
    expect(undone(back)).toBe(back);
    expect(toRedo(back)).toBe('First');
    expect(redone(redone(back)).present.definition).toBe(c);
  });

  it('has one step for what is typed without a pause', () => {
    const typed = record(record(begin(a), 'Type', b, 'field', 0), 'Type', c, 'field', 900);
    expect(undone(typed).present.definition).toBe(a);
    const paused = record(record(begin(a), 'Type', b, 'field', 0), 'Type', c, 'field', 5_000);
    expect(undone(paused).present.definition).toBe(b);
    const other = record(record(begin(a), 'Type', b, 'field', 0), 'Type', c, 'other', 1);
    expect(undone(other).present.definition).toBe(b);
  });

  it('holds what is pinned', () => {
    const pins = pinned(NO_PINS, a, new Map([['clock', []]]));
    const held = record(begin(a), 'Pin', a, undefined, 0, pins);
    expect(toUndo(held)).toBe('Pin');
    expect(record(held, 'Edit', b, undefined, 1).present.pins).toBe(pins);
    expect(undone(held).present.pins.size).toBe(0);
    expect(redone(undone(held)).present.pins).toBe(pins);
  });

  it('forgets what was undone once something else is done, and nothing is no step', () => {
    const again = record(undone(record(begin(a), 'First', b, undefined, 0)), 'Other', c, undefined, 1);
    expect(toRedo(again)).toBeUndefined();
    expect(record(again, 'Nothing', c, undefined, 2)).toBe(again);
  });
});
