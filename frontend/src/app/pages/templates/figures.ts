import { Template } from '../../api/model';
import { TemplateBacktest } from '../../api/home-model';
import { dayUtc, decimal, numberOf, percent, plural, words } from '../../format/format';

export interface Figure {
  label: string;
  value: string;
  /** A gain or a loss by its sign. */
  sign?: number | undefined;
}

/** What a backtest came to, as far as it is known. */
export function figuresOf(backtest: TemplateBacktest): Figure[] {
  const figures: Figure[] = [
    { label: 'Return', value: percent(backtest.return_percent, true), sign: numberOf(backtest.return_percent) },
    { label: 'Trades', value: plural(backtest.trades, 'trade').replace(/ .*/, '') },
    { label: 'Won', value: percent(backtest.win_rate) },
    { label: 'Profit factor', value: decimal(backtest.profit_factor) },
    { label: 'Deepest drawdown', value: percent(backtest.max_drawdown_percent) },
  ];
  return figures.filter(({ value }) => value !== '–');
}

/** What the figures rest on, and what they do not show. */
export function caveatOf(backtest: TemplateBacktest): string {
  const period = `${dayUtc(backtest.from)} to ${dayUtc(backtest.to)}`;
  const synthetic = backtest.source === 'synthetic';
  const where = synthetic ? 'a synthetic market' : 'recorded prices';
  const seed = synthetic ? `, seed ${backtest.seed}` : '';
  const means = synthetic
    ? 'Invented prices show that it works as described, not that it earns money.'
    : 'What worked in the past need not work again.';
  return `Computed by Kuber ${backtest.kuber_version} over ${where}, ${period}${seed}, with fees and slippage. ${means}`;
}

export function categoryOf(template: Template): string {
  return words(template.category);
}

/** Categories in the order in which they appear. */
export function categoriesOf(templates: Template[]): string[] {
  return [...new Set(templates.map(categoryOf))];
}
