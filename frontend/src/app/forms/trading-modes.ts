import { BrokerConnection } from '../api/trading-model';

/** With what money a pipeline trades, and what that means. */
export interface Mode {
  id: string;
  label: string;
  /** Where prices and orders come from and go to. */
  help: string;
}

export const MODES: readonly Mode[] = [
  {
    id: 'simulation',
    label: 'Simulation',
    help: 'Recorded or invented prices and our own exchange. No broker, no money.',
  },
  {
    id: 'validation',
    label: 'Validation',
    help: 'The same prices without orders: every agent but the one that trades, and a report of what would have happened.',
  },
  { id: 'paper', label: 'Paper', help: "Real prices, and orders to your broker's paper account: play money." },
  { id: 'live', label: 'Live', help: 'Real prices and real orders at your broker: your money.' },
];

/** Live and paper orders go to a broker's account of that kind. */
export function usesBroker(mode: string): boolean {
  return mode === 'live' || mode === 'paper';
}

/** The connections that a mode may use: a paper key never trades live, nor the reverse. */
export function usable(connections: BrokerConnection[], mode: string): BrokerConnection[] {
  return connections.filter((one) => one.environment.toLowerCase() === mode);
}

/** What changing from one mode to another means, where it means something; undefined otherwise. */
export function warning(from: string, to: string): string | undefined {
  if (to === 'live') {
    const switched = from === 'live' ? '' : 'You are switching to real money. ';
    return `${switched}Starting it asks you to type LIVE and to say why. A live pipeline is not edited in place: clone it as a test, try the change there, then clone it as live.`;
  }
  if (from === 'live') return 'It will not trade with real money any more. Positions that are open stay guarded.';
  if (from === 'paper' && to !== 'paper')
    return 'From now on nothing goes to your broker. Positions that are open stay guarded.';
  return undefined;
}
