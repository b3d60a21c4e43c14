import { Problem } from '../api/problem';
import { Loaded } from './loading';

/** Promises that the test answers when it likes. */
function asked<T>() {
  const answers: { resolve: (value: T) => void; reject: (cause: unknown) => void }[] = [];
  const fetch = () => new Promise<T>((resolve, reject) => answers.push({ resolve, reject }));
  return { answers, fetch };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('what is loaded', () => {
  it('stays on the page when a later try fails', async () => {
    const { answers, fetch } = asked<string>();
    const loaded = new Loaded(fetch);
    void loaded.reload();
    answers[0]?.resolve('first');
    await settled();
    void loaded.reload();
    answers[1]?.reject(new Problem(500, 'The server is down.'));
    await settled();
    expect(loaded.value()).toBe('first');
    expect(loaded.problem()?.sentence).toBe('The server is down.');
  });

  it('is not overwritten by a slower answer to an older question', async () => {
    const { answers, fetch } = asked<string>();
    const loaded = new Loaded(fetch);
    void loaded.restart(fetch, true);
    void loaded.restart(fetch, true);
    answers[1]?.resolve('new');
    answers[0]?.resolve('old');
    await settled();
    expect(loaded.value()).toBe('new');
  });

  it('is fetched once more, and only once, when asked for while it is fetched', async () => {
    const { answers, fetch } = asked<string>();
    const loaded = new Loaded(fetch);
    void loaded.reload();
    void loaded.reload();
    void loaded.reload();
    answers[0]?.resolve('a');
    await settled();
    expect(answers).toHaveLength(2);
    answers[1]?.resolve('b');
    await settled();
    expect(answers).toHaveLength(2);
    expect(loaded.value()).toBe('b');
  });

  it('is fetched once more when asked for while the first answer is on its way', async () => {
    const { answers, fetch } = asked<string>();
    const loaded = new Loaded(fetch);
    void loaded.restart(fetch, true);
    void loaded.reload();
    answers[0]?.resolve('before the event');
    await settled();
    answers[1]?.resolve('after the event');
    await settled();
    expect(loaded.value()).toBe('after the event');
  });

  it('is fetched once more when something newer was asked for before it was set', async () => {
    const { answers, fetch } = asked<string>();
    const loaded = new Loaded(fetch);
    void loaded.reload();
    void loaded.reload();
    loaded.set('what a command answered');
    answers[0]?.resolve('old');
    answers[1]?.resolve('newest');
    await settled();
    expect(loaded.value()).toBe('newest');
  });
});
