import { Statistics } from '../../api/market-model';
import { DASH, count, decimal, duration, money, multiple, numberOf, percent } from '../../format/format';

/** How one number of a backtest is called, defined and written. */
export interface Metric {
  key: keyof Statistics;
  label: string;
  definition: string;
  write: (value: number | string | null | undefined) => string;
  /** Whether its sign means gain or loss. */
  signed?: boolean;
}

const signedMoney = (value: number | string | null | undefined) => money(value, true);

/** The most telling first. */
export const METRICS: Metric[] = [
  {
    key: 'net_profit',
    label: 'Net profit',
    definition: 'All profits and losses after commission.',
    write: signedMoney,
    signed: true,
  },
  {
    key: 'return_percent',
    label: 'Return',
    definition: 'Net profit as a share of the initial balance.',
    write: (v) => percent(v, true),
    signed: true,
  },
  {
    key: 'final_equity',
    label: 'Final equity',
    definition: 'Cash plus what is still held, at its last price.',
    write: (v) => money(v),
  },
  { key: 'trades', label: 'Trades', definition: 'Positions opened and closed.', write: count },
  {
    key: 'win_rate',
    label: 'Win rate',
    definition: 'Trades with a profit, as a share of all.',
    write: (v) => percent(v),
  },
  {
    key: 'profit_factor',
    label: 'Profit factor',
    definition: 'Sum of profits divided by sum of losses.',
    write: (v) => decimal(v),
  },
  {
    key: 'sharpe',
    label: 'Sharpe',
    definition: 'Mean of daily returns over their deviation, times √252.',
    write: (v) => decimal(v),
  },
  {
    key: 'sortino',
    label: 'Sortino',
    definition: 'As Sharpe, counting only the deviation of losses.',
    write: (v) => decimal(v),
  },
  {
    key: 'max_drawdown',
    label: 'Max drawdown',
    definition: 'Deepest fall from a highest equity.',
    write: (v) => money(v),
  },
  {
    key: 'max_drawdown_percent',
    label: 'Max drawdown',
    definition: 'The same as a share of that highest equity.',
    write: (v) => percent(v),
  },
  { key: 'expectancy', label: 'Expectancy', definition: 'Mean result of a trade.', write: signedMoney, signed: true },
  {
    key: 'average_r',
    label: 'Average R',
    definition: 'Mean result as a multiple of the risk taken.',
    write: multiple,
    signed: true,
  },
  {
    key: 'average_win',
    label: 'Average win',
    definition: 'Mean of the profitable trades.',
    write: signedMoney,
    signed: true,
  },
  {
    key: 'average_loss',
    label: 'Average loss',
    definition: 'Mean of the losing trades.',
    write: signedMoney,
    signed: true,
  },
  {
    key: 'win_loss_ratio',
    label: 'Win/loss ratio',
    definition: 'Average win divided by average loss.',
    write: (v) => decimal(v),
  },
  { key: 'best_trade', label: 'Best trade', definition: 'Largest single profit.', write: signedMoney, signed: true },
  { key: 'worst_trade', label: 'Worst trade', definition: 'Largest single loss.', write: signedMoney, signed: true },
  { key: 'average_hold_minutes', label: 'Average hold', definition: 'Mean time from entry to exit.', write: minutes },
  { key: 'wins', label: 'Wins', definition: 'Trades with a profit.', write: count },
  { key: 'losses', label: 'Losses', definition: 'Trades with a loss.', write: count },
  {
    key: 'gross_profit',
    label: 'Gross profit',
    definition: 'Result before commission.',
    write: signedMoney,
    signed: true,
  },
  { key: 'commission', label: 'Commission', definition: 'Paid to the broker.', write: (v) => money(v) },
];

function minutes(value: number | string | null | undefined): string {
  const number = numberOf(value);
  return number === undefined ? DASH : duration(number * 60_000);
}

export interface Shown {
  key: string;
  label: string;
  definition: string;
  text: string;
  tone: string;
}

/** All metrics of the statistics; a number that is not defined is a dash. */
export function shownOf(statistics: Statistics): Shown[] {
  return METRICS.map(({ key, label, definition, write, signed }) => {
    const value = statistics[key];
    const number = numberOf(value) ?? 0;
    return {
      key,
      label,
      definition,
      text: write(value),
      tone: !signed || number === 0 ? '' : number > 0 ? 'gain' : 'loss',
    };
  });
}
