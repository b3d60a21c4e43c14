import { Execution, Order } from '../api/model';
import { levelsOf, marksOf } from './chart-facts';

const order = (role: Order['role'], more: Partial<Order>): Order => ({
  id: role,
  client_id: role,
  role,
  symbol: 'AAPL',
  side: 'buy',
  type: 'market',
  quantity: '26',
  filled: '0',
  average_price: null,
  limit: null,
  stop: null,
  commission: '0',
  status: 'new',
  reason: null,
  updated: '2026-11-20T15:00:00Z',
  legs: [],
  ...more,
});

const bracket = (target: string) =>
  order('entry', {
    filled: '26',
    average_price: '196.22',
    legs: [
      order('take_profit', { side: 'sell', limit: target }),
      order('stop_loss', { side: 'sell', stop: '194.37' }),
      order('stop_loss', { side: 'sell', stop: '190.00', status: 'replaced' }),
    ],
  });

const execution = (orders: Order[], facts: Execution['steps'][number]['facts'] = []) =>
  ({ orders, steps: [{ facts }] }) as unknown as Execution;

describe('the chart of a run', () => {
  it('draws entry, stop and targets of the orders, the nearest target first', () => {
    expect(levelsOf(execution([bracket('201.44'), bracket('198.79')]), 'AAPL')).toEqual([
      { name: 'Entry', price: 196.22, tone: 'entry' },
      { name: 'Stop', price: 194.37, tone: 'stop' },
      { name: 'Target 1', price: 198.79, tone: 'target' },
      { name: 'Target 2', price: 201.44, tone: 'target' },
    ]);
  });

  it('does not take a closing order for an entry', () => {
    const close = order('entry', { side: 'sell', filled: '52', average_price: '190.00' });
    expect(levelsOf(execution([bracket('201.44'), close]), 'AAPL')[0]).toEqual({
      name: 'Entry',
      price: 196.22,
      tone: 'entry',
    });
  });

  it('marks what was filled at one moment once', () => {
    const marks = marksOf(execution([bracket('201.44'), bracket('198.79')]), 'AAPL');
    expect(marks).toEqual([{ time: Date.parse('2026-11-20T15:00:00Z') / 1000, buy: true, text: 'Bought 52' }]);
  });

  it('before any order, draws what a fact proposes, whichever agent gave it', () => {
    const levels = {
      entry: { price: '196.14', reason: 'x' },
      stop_loss: { price: '194.37' },
      target1: { price: '198.79' },
    };
    const facts = [{ type: 'an_idea', symbol: 'AAPL', levels }];
    expect(levelsOf(execution([], facts), 'AAPL').map((level) => level.price)).toEqual([196.14, 194.37, 198.79]);
    expect(levelsOf(execution([], facts), 'MSFT')).toEqual([]);
  });

  it('takes what became of a plan for more than the plan', () => {
    const plan = { entry: '196.14', stop: '194.37', target1: '198.79', target2: '201.44' };
    const facts = [{ type: 'a_trade', symbol: 'AAPL', position: { plan, entry: '196.22', stop: '196.22' } }];
    expect(levelsOf(execution([], facts), 'AAPL').map((level) => level.price)).toEqual([
      196.22, 196.22, 198.79, 201.44,
    ]);
  });
});
