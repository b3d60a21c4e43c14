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
  const seed = synthetic && backtest.seed !== null ? `, seed ${backtest.seed}` : '';
  const means = synthetic
    ? 'Invented prices show that it works as described, not that it earns money.'
    : 'What worked in the past need not work again.';
  const version = backtest.kuber_version ? ` by Kuber ${backtest.kuber_version}` : ' by Kuber';
  return `Computed${version} over ${where}, ${period}${seed}, with fees and slippage. ${means}`;
}

export function equityOf(backtest: TemplateBacktest | null | undefined): number[] {
  return (backtest?.equity ?? []).map((value) => numberOf(value) ?? 0);
}

export function needsOf(template: Template): string[] {
  const needs: unknown[] = Array.isArray(template.needs) ? template.needs : [template.needs];
  return needs.filter((need): need is string => typeof need === 'string' && need !== '');
}

export function symbolsOf(template: Template): string[] {
  const own: unknown = template.symbols ?? template.definition.settings['symbols'];
  return Array.isArray(own) ? own.filter((symbol): symbol is string => typeof symbol === 'string') : [];
}

export function hoursOf(template: Template): string {
  if (template.trading_hours) return template.trading_hours;
  const calendar = template.definition.settings['calendar'];
  return calendar === 'always' ? 'Around the clock' : calendar === 'nyse' ? 'New York session' : '';
}

export function categoryOf(template: Template): string {
  return template.category ? words(template.category) : '';
}

/** Categories in the order in which they appear. */
export function categoriesOf(templates: Template[]): string[] {
  return [...new Set(templates.map(categoryOf).filter((category) => category !== ''))];
}
