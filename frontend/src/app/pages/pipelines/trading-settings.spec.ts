import { Definition } from '../../api/model';
import { BrokerConnection } from '../../api/trading-model';
import { sameSettings, settingsOf, timeouts, usable, withSettings } from './trading-settings';

const DEFINITION: Definition = {
  nodes: [],
  edges: [],
  settings: { symbols: ['AAPL'], trading_mode: 'paper', broker_connection: 'c-1', approval: { timeout: 'PT15M' } },
};

describe('the trading settings of a pipeline', () => {
  it('are read from the definition, with simulation where nothing is said', () => {
    expect(settingsOf(DEFINITION)).toEqual({ mode: 'paper', connection: 'c-1', timeout: 'PT15M' });
    expect(settingsOf({ nodes: [], edges: [], settings: {} })).toEqual({
      mode: 'simulation',
      connection: null,
      timeout: null,
    });
  });

  it('are written without touching anything else, and forget a broker that is not used', () => {
    const simulated = withSettings(DEFINITION, { mode: 'simulation', connection: 'c-1', timeout: null });
    expect(simulated.settings).toEqual({
      symbols: ['AAPL'],
      trading_mode: 'simulation',
      broker_connection: null,
      approval: null,
    });
    expect(DEFINITION.settings['trading_mode']).toBe('paper');
  });

  it('never offer a paper key for live trading', () => {
    const all = [
      { id: 'p', environment: 'paper' },
      { id: 'l', environment: 'live' },
    ] as BrokerConnection[];
    expect(usable(all, 'live').map((one) => one.id)).toEqual(['l']);
    expect(usable(all, 'simulation')).toEqual([]);
  });

  it('keep a timeout that is none of the usual ones', () => {
    expect(timeouts('PT90S').at(-1)).toEqual({ value: 'PT90S', label: '1 min 30 s' });
    expect(timeouts(null)).toHaveLength(6);
  });

  it('have not changed when only an unused broker differs', () => {
    const a = { mode: 'simulation', connection: null, timeout: null };
    expect(sameSettings(a, { ...a, connection: 'c' })).toBe(true);
    expect(sameSettings({ ...a, mode: 'live' }, { ...a, mode: 'live', connection: 'c' })).toBe(false);
  });
});
