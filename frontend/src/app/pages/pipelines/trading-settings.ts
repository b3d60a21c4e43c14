import { Definition } from '../../api/model';
import { BrokerConnection } from '../../api/trading-model';
import { period } from '../../format/format';

/** With what money a pipeline trades, through which broker, and whether it asks first. */
export interface TradingSettings {
  mode: string;
  connection: string | null;
  /** ISO 8601 duration after which silence means no; null asks nobody. */
  timeout: string | null;
}

export const MODES = [
  { id: 'simulation', label: 'Simulation', help: 'Our own exchange, no broker needed' },
  { id: 'validation', label: 'Validation', help: 'Every agent but the one that trades' },
  { id: 'paper', label: 'Paper', help: "The broker's play money" },
  { id: 'live', label: 'Live', help: 'Real money' },
] as const;

export const TIMEOUTS = ['PT1M', 'PT5M', 'PT15M', 'PT30M', 'PT1H', 'PT4H'];
export const DEFAULT_TIMEOUT = 'PT15M';

/** What the definition says now. */
export function settingsOf(definition: Definition): TradingSettings {
  const { trading_mode, broker_connection, approval } = definition.settings;
  const asked = approval && typeof approval === 'object' && 'timeout' in approval ? approval.timeout : null;
  return {
    mode: typeof trading_mode === 'string' ? trading_mode.toLowerCase() : 'simulation',
    connection: typeof broker_connection === 'string' ? broker_connection : null,
    timeout: typeof asked === 'string' ? asked : null,
  };
}

/** The definition with these settings; everything else in it stays as it is. */
export function withSettings(definition: Definition, { mode, connection, timeout }: TradingSettings): Definition {
  const broker_connection = usesBroker(mode) ? connection : null;
  const settings = {
    ...definition.settings,
    trading_mode: mode,
    broker_connection,
    approval: timeout === null ? null : { timeout },
  };
  return { ...definition, settings };
}

/** Live and paper orders go to a broker's account of that kind. */
export function usesBroker(mode: string): boolean {
  return mode === 'live' || mode === 'paper';
}

/** The connections that a mode may use: a paper key never trades live, nor the reverse. */
export function usable(connections: BrokerConnection[], mode: string): BrokerConnection[] {
  return connections.filter((one) => one.environment.toLowerCase() === mode);
}

/** The choices of a timeout, with the present one among them. */
export function timeouts(present: string | null): { value: string; label: string }[] {
  const known = present === null || TIMEOUTS.includes(present) ? TIMEOUTS : [...TIMEOUTS, present];
  return known.map((value) => ({ value, label: period(value) ?? value }));
}

export function sameSettings(a: TradingSettings, b: TradingSettings): boolean {
  return a.mode === b.mode && a.timeout === b.timeout && (!usesBroker(a.mode) || a.connection === b.connection);
}
