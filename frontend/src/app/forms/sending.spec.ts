import { describe, expect, it } from 'vitest';
import { Problem } from '../api/problem';
import { Sending } from './sending';

describe('a form on its way to the server', () => {
  const refused = (...fields: string[]) =>
    new Problem(
      422,
      'It was refused.',
      fields.map((field) => ({ field, message: `${field} is wrong.` })),
    );

  it('answers what the server answers, and is busy until then', async () => {
    const sending = new Sending(['name']);
    const sent = sending.send(async () => 'made');
    expect(sending.busy()).toBe(true);
    expect(await sent).toBe('made');
    expect(sending.busy()).toBe(false);
    expect(sending.general()).toBeUndefined();
  });

  it('shows at its fields what is wrong with them, and elsewhere what no field shows', async () => {
    const sending = new Sending(['name', 'key']);
    const fails = (problem: Problem) => sending.send(() => Promise.reject(problem));
    expect(await fails(refused('name'))).toBeUndefined();
    expect(sending.wrong('name')).toBe('name is wrong.');
    expect(sending.wrong('key')).toBeUndefined();
    expect(sending.general()).toBeUndefined();
    await fails(refused('name', 'clock'));
    expect(sending.general()?.sentence).toBe('It was refused.');
    await fails(new Problem(0, 'Kuber could not be reached.'));
    expect(sending.general()?.sentence).toBe('Kuber could not be reached.');
    expect(sending.busy()).toBe(false);
  });

  it('forgets what was found when something else is typed or sent', async () => {
    const sending = new Sending(['name']);
    await sending.send(() => Promise.reject(refused('name')));
    sending.forget();
    expect(sending.wrong('name')).toBeUndefined();
    await sending.send(() => Promise.reject(refused('name')));
    await sending.send(async () => 'made');
    expect(sending.wrong('name')).toBeUndefined();
  });
});
