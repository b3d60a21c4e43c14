import { Problem } from '../api/problem';
import { Work } from './work';

describe('long work', () => {
  const name = (thing: string) => thing.toUpperCase();

  it('goes on after a failure and tells each in its sentence', async () => {
    const work = new Work();
    const done: string[] = [];
    const id = await work.each('Pausing 3 pipelines', ['a', 'b', 'c'], name, async (thing) => {
      await Promise.resolve();
      if (thing === 'b') throw new Problem(409, 'It is archived.');
      done.push(thing);
    });
    expect(done).toEqual(['a', 'c']);
    expect(work.task(id)).toMatchObject({ done: 3, total: 3, state: 'done', failures: ['B: It is archived.'] });
  });

  it('that is cancelled finishes what is under way and begins nothing more', async () => {
    const work = new Work();
    const done: string[] = [];
    const id = await work.each('Stopping', ['a', 'b', 'c'], name, (thing) => {
      done.push(thing);
      if (thing === 'b') work.cancel(work.tasks()[0]?.id ?? 0);
      return Promise.resolve();
    });
    expect(done).toEqual(['a', 'b']);
    expect(work.task(id)).toMatchObject({ done: 2, state: 'cancelled' });
  });

  it('that heeds its cancellation ends at once and has not failed', async () => {
    const work = new Work();
    const asked = work.each('Importing', ['a'], name, (_, cancelled) => {
      return new Promise((_, refuse) => {
        cancelled.addEventListener('abort', () => {
          refuse(new Problem(0, 'It was ended.'));
        });
      });
    });
    work.cancel(work.tasks()[0]?.id ?? 0);
    expect(work.task(await asked)).toMatchObject({ state: 'cancelled', failures: [] });
  });

  it('that is over makes room for what comes next', async () => {
    const work = new Work();
    const first = await work.each('First', ['a'], name, () => Promise.resolve());
    const second = await work.each('Second', ['a'], name, () => Promise.resolve());
    expect(work.task(first)).toBeUndefined();
    work.dismiss(second);
    expect(work.tasks()).toEqual([]);
  });
});
