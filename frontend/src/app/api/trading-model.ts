// Orders, halts, approvals, what the broker says, the audit log and notifications, as in docs/api.md.

/** Keys of a broker's account; the secret is written and never read back. */
export interface BrokerConnection {
  id: string;
  broker: string;
  environment: string;
  name: string;
  /** A few characters of the key's id, to tell one key from another. */
  key_hint: string;
  account_number: string | null;
  /** `verified`, `refused`, `unreachable` or `untested`. */
  status: string;
  message: string | null;
  verified_at: string | null;
  created_at: string;
}

export interface NewBrokerConnection {
  broker: string;
  environment: string;
  name: string;
  key_id: string;
  secret: string;
}

export interface BrokerAccount {
  account_number: string | null;
  currency: string | null;
  cash: string | null;
  equity: string | null;
  buying_power: string | null;
  shorting_enabled: boolean | null;
  trading_blocked: boolean | null;
}

export interface TestedConnection extends BrokerConnection {
  /** Null when the broker did not answer with one. */
  account: BrokerAccount | null;
}

/** An order as it was written down and what became of it. */
export interface OrderRecord {
  client_order_id: string;
  broker_order_id: string | null;
  pipeline_id: string;
  pipeline_name: string;
  execution_id: string;
  trading_mode: string;
  symbol: string;
  side: string;
  type: string;
  order_class: string | null;
  /** `open` enters a position, `close` leaves one. */
  intent: string;
  role: string;
  time_in_force: string;
  quantity: string;
  filled: string;
  limit: string | null;
  stop: string | null;
  take_profit: string | null;
  stop_loss: string | null;
  average_price: string | null;
  status: string;
  reason: string | null;
  /** Times of its market. */
  written_at: string;
  updated_at: string | null;
}

export interface CancelOrders {
  pipeline_id: string | null;
  symbol: string | null;
  reason: string;
}

/** A closed gate: no entry of its scope passes. Halting again only adds `flatten`. */
export interface Halt {
  id: string;
  /** `account` or `pipeline`. */
  scope: string;
  pipeline_id: string | null;
  pipeline_name: string | null;
  since: string;
  by: string;
  reason: string;
  flatten: boolean;
}

export interface NewHalt {
  /** Null halts the whole account. */
  pipeline_id: string | null;
  reason: string;
  flatten: boolean;
}

/** A trade that waits for a person's consent, or has had its answer. */
export interface Approval {
  id: string;
  pipeline_id: string;
  pipeline_name: string;
  execution_id: string;
  trading_mode: string;
  symbol: string;
  side: string;
  quantity: string;
  entry: string | null;
  stop: string | null;
  target1: string | null;
  target2: string | null;
  /** What is lost at the stop, in money. */
  risk: string | null;
  sentence: string | null;
  /** Times of the trade's market, which may be a simulated one. */
  asked_at: string;
  until: string;
  /** `pending`, `approved`, `denied` or `expired`. */
  status: string;
  decided_by: string | null;
  decided_at: string | null;
  reason: string | null;
}

export interface AuditEntry {
  sequence: number;
  at: string;
  actor: string;
  /** `connection`, `pipeline` or `intervention`. */
  kind: string;
  action: string;
  /** What it was done to, such as the id of a pipeline. */
  subject: string | null;
  reason: string | null;
  details: unknown;
  /** Computed over this entry and the one before it. */
  hash: string;
}

/** What came of recomputing the log's hash chain. */
export interface AuditVerification {
  valid: boolean;
  entries: number;
  broken_at: number | null;
  sentence: string;
}

export interface UserNotification {
  id: string;
  at: string;
  /** `info`, `warning` or `alarm`. */
  severity: string;
  title: string;
  sentence: string;
  pipeline_id: string | null;
  execution_id: string | null;
  symbol: string | null;
  read_at: string | null;
}

/** A part of the list, and how many in all the user has not read. */
export interface NotificationPage {
  items: UserNotification[];
  next: string | null;
  unread: number;
}

/** What the broker holds, by symbol, and whose it is. */
export interface Holding {
  connection_id: string | null;
  venue: string;
  symbol: string;
  side: string;
  quantity: string;
  average_price: string | null;
  price: string | null;
  market_value: string | null;
  unrealized: string | null;
  pipelines: { pipeline_id: string; pipeline_name: string; quantity: string }[];
  /** The trader's own part, which no pipeline ever closes; negative when less is held than the pipelines have opened. */
  own_quantity: string;
}

export interface Held {
  items: Holding[];
  /** Why an account is missing, in sentences. */
  unavailable: string[];
}
