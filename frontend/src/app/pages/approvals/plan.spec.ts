import { Approval } from '../../api/trading-model';
import { cost, countdown, inOurTime, rewardRisk, timeLeft, verb } from './plan';

const LONG = {
  side: 'buy',
  quantity: '60',
  entry: '154.20',
  stop: '151.90',
  target1: '157.65',
  target2: '161.10',
  until: '2026-11-20T15:15:00Z',
} as Approval;
const SHORT = { ...LONG, side: 'sell', stop: '156.50', target1: '150.75' } as Approval;

describe('the plan that waits for consent', () => {
  it('counts down to the second and never below nothing', () => {
    const now = Date.parse('2026-11-20T15:00:55Z');
    expect(countdown(timeLeft(LONG, now))).toBe('14:05');
    expect(countdown(3_723_000)).toBe('1:02:03');
    expect(timeLeft(LONG, Date.parse('2026-11-20T16:00:00Z'))).toBe(0);
  });

  it('shows the last part of a second as a second, so that 0:00 means over', () => {
    expect(countdown(400)).toBe('0:01');
    expect(countdown(0)).toBe('0:00');
  });

  it('weighs reward against risk, mirrored for a short', () => {
    expect(rewardRisk(LONG, LONG.target1)).toBe('1.5');
    expect(rewardRisk(LONG, LONG.target2)).toBe('3.0');
    expect(rewardRisk(SHORT, SHORT.target1)).toBe('1.5');
  });

  it('does not read the clock of a simulated market', () => {
    expect(inOurTime({ ...LONG, trading_mode: 'paper' })).toBe(true);
    expect(inOurTime({ ...LONG, trading_mode: 'simulation' })).toBe(false);
  });

  it('says what it costs and what it does', () => {
    expect(cost(LONG)).toBe(9252);
    expect([verb(LONG), verb(SHORT)]).toEqual(['Buy', 'Sell short']);
  });
});
