// Orders, halts, approvals, what the broker says, the audit log and notifications: the types of generated/types.gen.ts by
// the names the pages use.

import * as g from './generated/types.gen';

/** Keys of a broker's account; the secret is written and never read back. */
export type BrokerConnection = g.ConnectionResponse;
export type NewBrokerConnection = g.ConnectRequest;
export type BrokerAccount = g.BrokerAccount;
export type TestedConnection = g.TestedConnectionResponse;

/** An order as it was written down and what became of it. */
export type OrderRecord = g.OrderResponse;
export type CancelOrders = g.CancelForm;

/** A closed gate: no entry of its scope passes. Halting again only adds `flatten`. */
export type Halt = g.HaltResponse;
export type NewHalt = g.HaltForm;

/** A trade that waits for a person's consent, or has had its answer. */
export type Approval = g.ApprovalResponse;

export type AuditEntry = g.AuditResponse;

/** What came of recomputing the log's hash chain. */
export type AuditVerification = g.Verification;

export type UserNotification = g.NotificationResponse;

/** A part of the list, and how many in all the user has not read. */
export type NotificationPage = g.NotificationsResponse;

/** What the broker holds, by symbol, and whose it is. */
export type Holding = g.HoldingResponse;
export type Held = g.HoldingsResponse;
