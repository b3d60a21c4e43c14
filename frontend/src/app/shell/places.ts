export interface Place {
  name: string;
  link: string;
  icon: string;
  /** Pressed one after the other they lead there. */
  keys: string;
  /** In the bar at the foot of a phone; the others are behind "More". */
  phone?: boolean;
  /** Reached from another page; not in the rail. */
  inner?: boolean;
  /** For administrators alone. */
  admin?: boolean;
}

/** The pages that can be gone to from everywhere. */
export const PLACES: Place[] = [
  { name: 'Dashboard', link: '/dashboard', icon: 'dashboard', keys: 'g d', phone: true },
  { name: 'Pipelines', link: '/pipelines', icon: 'pipelines', keys: 'g p' },
  { name: 'Templates', link: '/templates', icon: 'templates', keys: 'g t', inner: true },
  { name: 'Executions', link: '/executions', icon: 'executions', keys: 'g e', phone: true },
  { name: 'Positions', link: '/positions', icon: 'positions', keys: 'g o', phone: true },
  { name: 'Orders', link: '/orders', icon: 'orders', keys: 'g r' },
  { name: 'Approvals', link: '/approvals', icon: 'approvals', keys: 'g a' },
  { name: 'Interventions', link: '/interventions', icon: 'interventions', keys: 'g i' },
  { name: 'Backtests', link: '/backtests', icon: 'backtests', keys: 'g b' },
  { name: 'Costs', link: '/costs', icon: 'costs', keys: 'g u' },
  { name: 'Agents', link: '/agents', icon: 'agents', keys: 'g n' },
  { name: 'Settings', link: '/settings', icon: 'settings', keys: 'g s' },
  { name: 'Broker connections', link: '/settings/brokers', icon: 'brokers', keys: 'g c', inner: true },
  { name: 'Model connections', link: '/settings/models', icon: 'agents', keys: 'g m', inner: true },
  { name: 'Model prices', link: '/admin/model-prices', icon: 'costs', keys: 'g l', inner: true, admin: true },
];

/** Those that a user may see. */
export function placesOf(user: { admin: boolean } | null | undefined): Place[] {
  return PLACES.filter((place) => !place.admin || user?.admin);
}
