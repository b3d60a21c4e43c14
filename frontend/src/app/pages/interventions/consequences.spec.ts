import { Position } from '../../api/model';
import { OrderRecord } from '../../api/trading-model';
import { consequences } from './consequences';

const position = (pipeline_id: string, symbol: string) =>
  ({ pipeline_id, symbol, remaining: '10', price: '100' }) as Position;
const entry = (pipeline_id: string) => ({ pipeline_id }) as OrderRecord;
const ACCOUNT = { pipeline_id: null, pipeline_name: null };
const ONE = { pipeline_id: 'a', pipeline_name: 'Momentum' };
const POSITIONS = [position('a', 'AAPL'), position('b', 'NVDA')];

describe('what a halt does', () => {
  it('names what is closed, how many and for about how much', () => {
    const all = consequences(ACCOUNT, true, POSITIONS, { items: [entry('a')], more: false });
    expect(all.action).toBe('Halt the account and close 2 positions');
    expect(all.sentences[1]).toBe('1 working entry order is cancelled.');
    expect(all.sentences[2]).toBe('2 positions are closed at market, about $2,000.00: 10 AAPL, 10 NVDA.');
  });

  it('counts only what belongs to the pipeline', () => {
    const one = consequences(ONE, true, POSITIONS, { items: [entry('b')], more: false });
    expect(one.action).toBe('Halt the pipeline and close 1 position');
    expect(one.sentences[0]).toContain('Momentum');
    expect(one.sentences[1]).toBe('No entry order is working, so none is cancelled.');
    expect(one.sentences[2]).toBe('1 position is closed at market, about $1,000.00: 10 AAPL.');
  });

  it('leaves positions protected unless told to close them', () => {
    const kept = consequences(ACCOUNT, false, POSITIONS, undefined);
    expect(kept.closes).toBe(0);
    expect(kept.sentences[2]).toBe('2 open positions keep their stops and targets at the broker.');
    expect(consequences(ONE, false, POSITIONS, undefined).sentences[2]).toContain('1 open position keeps its');
  });

  it('is only added to when it is in force already', () => {
    const again = consequences(ACCOUNT, true, POSITIONS, { items: [], more: false }, true);
    expect(again.sentences[0]).toContain('halted already');
    expect(again.closes).toBe(2);
  });

  it('does not claim to know what it does not', () => {
    const unknown = consequences(ACCOUNT, true, undefined, undefined);
    expect(unknown.sentences.slice(1)).toEqual([
      'All working entry orders are cancelled.',
      'All its open positions are closed at market.',
    ]);
    const more = consequences(ACCOUNT, false, [], { items: [entry('a')], more: true });
    expect(more.sentences[1]).toBe('1 or more working entry orders are cancelled.');
  });
});
