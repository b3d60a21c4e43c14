import { Execution, Template } from '../api/model';
import { STEPS, TEXTS, endOf, firstTemplate, watching } from './steps';

const run = (status: string, filled = '0') => ({ status, reason: null, orders: [{ filled }] }) as unknown as Execution;
const template = (slug: string, calendar: string, symbols: string[]) =>
  ({ slug, definition: { nodes: [], edges: [], settings: { calendar, symbols } } }) as unknown as Template;

describe('the tour', () => {
  it('has a title and an action for every step', () => {
    for (const step of STEPS) expect(TEXTS[step].title && TEXTS[step].action).toBeTruthy();
  });

  it('begins with a template that trades at any hour', () => {
    const list = [template('a', 'nyse', ['X']), template('b', 'always', ['X', 'Y']), template('c', 'always', ['X'])];
    expect(firstTemplate(list)?.slug).toBe('c');
    expect(firstTemplate(list.slice(0, 1))?.slug).toBe('a');
    expect(firstTemplate([])).toBeUndefined();
  });

  it('tells what a run is at', () => {
    expect(watching(run('waiting_trigger'))).toContain('waits for its trigger');
    expect(watching(run('monitoring'))).toContain('holds a position');
    expect(watching(run('completed'))).toBe('It has ended.');
  });

  it('knows whether a run has traded', () => {
    expect(endOf(run('monitoring', '5'))).toBeUndefined();
    expect(endOf(run('completed', '5'))).toBe('traded');
    expect(endOf(run('completed'))).toBe('not traded');
    expect(endOf(run('failed', '5'))).toBe('not traded');
  });
});
