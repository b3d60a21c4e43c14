import { EquityPoint } from '../../api/market-model';
import { AccountState, Dashboard } from '../../api/home-model';
import { money, numberOf, percent, words } from '../../format/format';

/** The account that matters most, real money before all; one whose numbers are known before one whose are not. */
export function leadingAccount(accounts: AccountState[]): AccountState | undefined {
  const rank = (account: AccountState) => {
    const mode = ['live', 'paper', 'simulation', 'validation'].indexOf(account.trading_mode.toLowerCase());
    return mode < 0 ? 9 : mode;
  };
  return [...accounts].sort((a, b) => rank(a) - rank(b))[0];
}

/** The other accounts in one line, never added up: simulated money is none. */
export function othersInWords(accounts: AccountState[], leading: AccountState | undefined): string {
  return accounts
    .filter((account) => account !== leading)
    .map((account) => `${account.label || words(account.trading_mode)} ${money(account.equity)}`)
    .join(', ');
}

/** The day's change: money, and percent where it is known. */
export function dayChange(account: AccountState): string {
  if (numberOf(account.day_change) === undefined) return '';
  const share = numberOf(account.day_change_percent);
  return `${money(account.day_change, true)}${share === undefined ? '' : ` (${percent(share, true)})`} today`;
}

/** The equity with how far, in percent, it is below the highest so far. */
export function curveOf(points: Dashboard['equity']): EquityPoint[] {
  let highest = -Infinity;
  return points.map(({ at, value }) => {
    const equity = numberOf(value) ?? 0;
    highest = Math.max(highest, equity);
    return { time: at, equity, drawdown: highest > 0 ? ((equity - highest) / highest) * 100 : 0 };
  });
}
