import { describe, expect, it } from 'vitest';
import { Pipeline } from '../api/model';
import { Kept, forget, keep, recall } from './kept';
import { opening, same } from './opening';
import { row } from './testing';

const [published, drafted, mine] = [row('clock'), row('clock', 'feed'), row('clock', 'feed', 'mood')];
const pipeline = (version?: number, base = 3) =>
  ({
    id: 'p',
    revision: 3,
    updated_at: '2026-11-22T10:00:00Z',
    definition: published,
    draft: version ? { definition: drafted, version, base_revision: base, updated_at: '2026-11-22T12:00:00Z' } : null,
  }) as unknown as Pipeline;
const kept = (version: number, at: string, base_revision = 3): Kept => ({
  definition: mine,
  version,
  base_revision,
  at: Date.parse(at),
});

describe('what an editor opens with', () => {
  it('is the draft, else the revision in use', () => {
    expect(opening(pipeline(), undefined)).toMatchObject({ definition: published, version: 0, unsaved: false });
    expect(opening(pipeline(4), undefined)).toMatchObject({ definition: drafted, version: 4, unsaved: false });
  });

  it('is what this browser kept, if the server has nothing newer', () => {
    const found = opening(pipeline(4), kept(4, '2026-11-22T11:00:00Z'));
    expect(found).toMatchObject({ definition: mine, version: 4, unsaved: true });
    expect(found.notice).toContain('are back');
  });

  it('is the newer of two that were edited apart, the other at a click', () => {
    const newer = opening(pipeline(5), kept(4, '2026-11-22T13:00:00Z'));
    expect(newer).toMatchObject({ definition: mine, version: 5, unsaved: true, other: { definition: drafted } });
    const older = opening(pipeline(5), kept(4, '2026-11-22T11:00:00Z'));
    expect(older).toMatchObject({ definition: drafted, unsaved: false, other: { definition: mine } });
  });

  it('says when a newer revision was published since', () => {
    expect(opening(pipeline(4, 2), undefined).notice).toContain('revision 3 was published since');
  });
});

describe('two definitions', () => {
  it('are the same whatever the order of keys, and with null for what is missing', () => {
    expect(same({ a: 1, b: [1, { c: null }] }, { b: [1, {}], a: 1 })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(same({ a: [] }, { a: {} })).toBe(false);
  });
});

describe('what a browser keeps', () => {
  it('comes back, is forgotten, and anything unreadable is nothing', () => {
    const storage = new Map<string, string>();
    const box = {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value),
      removeItem: (key: string) => void storage.delete(key),
    } as unknown as Storage;
    const one = kept(1, '2026-11-22T11:00:00Z');
    expect(keep('p', one, box)).toBe(true);
    expect(recall('p', box)).toEqual(one);
    forget('p', box);
    expect(recall('p', box)).toBeUndefined();
    box.setItem('kuber.draft.p', '{"definition":');
    expect(recall('p', box)).toBeUndefined();
  });
});
