import { Trade } from '../api/model';
import { momentOf } from './moment';

const trade = (opened: string, minutes: number, exit_reason = 'stop') =>
  ({
    opened_at: `${opened}Z`,
    closed_at: new Date(Date.parse(`${opened}Z`) + minutes * 60_000).toISOString(),
    exit_reason,
  }) as Trade;

describe('the moment to begin with', () => {
  it('is shortly before a trade that reached its target', () => {
    const trades = [
      trade('2024-03-04T11:15:00', 140, 'target'),
      trade('2024-03-04T08:30:00', 132, 'target'),
      trade('2024-03-04T05:25:00', 36),
    ];
    expect(momentOf(trades)).toEqual({ start: '2024-03-04T08:12:00.000Z', speed: 240 });
  });

  it('is before any other trade of a length to watch if none did', () => {
    expect(momentOf([trade('2024-03-04T05:25:00', 36), trade('2024-03-04T09:00:00', 900, 'target')])).toEqual({
      start: '2024-03-04T05:07:00.000Z',
      speed: 120,
    });
  });

  it('is not to be had where nothing can be watched', () => {
    expect(momentOf([trade('2024-03-04T05:25:00', 3), trade('2024-03-04T09:00:00', 900)])).toBeUndefined();
  });
});
