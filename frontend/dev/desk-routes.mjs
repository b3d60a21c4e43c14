// Orders, halts, approvals, holdings, the audit log, notifications and broker connections of the mock server.
import { iso, uuid } from './base.mjs';
import { ACCOUNT, connection, entry, holdings } from './desk-seed.mjs';
import { list, missing, ok, one, problem, publish, state } from './state.mjs';

const OPEN = ['unknown', 'held', 'new', 'partially_filled'];
const isOpen = (order) => OPEN.includes(order.status);
const invalid = (field, message) => problem(422, 'Some fields need another look.', [{ field, message }]);
const needsReason = (body) =>
  body.reason?.trim() ? undefined : invalid('reason', 'Say why, in a few words; it is kept in the audit log.');

export function record(action, subject, reason, details = {}) {
  state.audit.unshift(entry(state.audit.length + 1, Date.now(), action, subject, reason, details, state.user?.name));
}

/** Tells the user something, on the bell and over the socket. */
export function notify(severity, title, sentence, more = {}) {
  const made = {
    id: uuid(650 + state.notifications.length),
    at: iso(Date.now()),
    severity,
    title,
    sentence,
    pipeline_id: null,
    execution_id: null,
    symbol: null,
    read_at: null,
    ...more,
  };
  state.notifications.unshift(made);
  publish('notification', undefined, made);
}

function halt(body) {
  const wrong = needsReason(body);
  if (wrong) return wrong;
  const pipeline = state.pipelines.find((p) => p.id === body.pipeline_id);
  if (body.pipeline_id && !pipeline) return missing();
  const already = state.halts.find((h) => h.pipeline_id === body.pipeline_id);
  const made = {
    id: uuid(500 + state.audit.length),
    scope: pipeline ? 'pipeline' : 'account',
    pipeline_id: body.pipeline_id,
    pipeline_name: pipeline?.name ?? null,
    since: iso(Date.now()),
    by: state.user.name,
    reason: body.reason,
    flatten: body.flatten,
  };
  const mine = (thing) => !pipeline || thing.pipeline_id === pipeline.id;
  const working = state.orders.filter((order) => mine(order) && isOpen(order) && order.intent === 'open');
  for (const order of working) Object.assign(order, { status: 'canceled', reason: `Halted: ${body.reason}` });
  if (body.flatten) state.positions = state.positions.filter((position) => !mine(position));
  if (already) already.flatten ||= body.flatten;
  else state.halts.push(made);
  record('halt_placed', pipeline?.id ?? 'account', body.reason, { flatten: body.flatten, cancelled: working.length });
  notify('warning', 'Halted', `${pipeline?.name ?? 'The whole account'} is halted: ${body.reason}`);
  publish('position_changed', undefined, {});
  return ok(already ?? made, 201);
}

function lift(id, body) {
  const found = state.halts.find((h) => h.id === id);
  if (!found) return missing();
  if (body.confirmation !== 'RESUME') return problem(409, 'Type RESUME to let trading go on.');
  const wrong = needsReason(body);
  if (wrong) return wrong;
  state.halts = state.halts.filter((h) => h !== found);
  record('halt_lifted', found.pipeline_id ?? 'account', body.reason);
  notify('info', 'Resumed', `${found.pipeline_name ?? 'The whole account'} may enter again: ${body.reason}`);
  return ok(found);
}

function decide(id, body) {
  const found = state.approvals.find((a) => a.id === id);
  if (!found) return missing();
  if (found.status === 'pending' && Date.parse(found.until) < Date.now()) found.status = 'expired';
  if (found.status === 'expired')
    return problem(409, 'The time to answer is over, and silence means no: nothing was ordered.');
  if (found.status !== 'pending') return problem(409, `This was ${found.status} by ${found.decided_by} already.`);
  Object.assign(found, {
    status: body.approved ? 'approved' : 'denied',
    decided_by: state.user.name,
    decided_at: iso(Date.now()),
    reason: body.reason,
  });
  record(body.approved ? 'trade_approved' : 'trade_denied', found.execution_id, body.reason);
  publish('notification', undefined, {});
  return ok(found);
}

function connect(body) {
  if (!/^[A-Z0-9]{6,}$/.test(body.key_id ?? ''))
    return invalid('key_id', 'A key id has at least 6 capital letters and digits. Copy it from your broker.');
  const refused = body.secret === 'refused';
  const mixed = body.environment === 'live' && body.key_id.startsWith('PK');
  const silent = body.secret === 'unreachable';
  const made = connection(state.connections.length + 1, {
    environment: body.environment,
    name: body.name,
    key_hint: `${body.key_id.slice(0, 2)}…${body.key_id.slice(-4)}`,
    account_number: refused || mixed || silent ? null : ACCOUNT.account_number,
    status: refused || mixed ? 'refused' : silent ? 'unreachable' : 'verified',
    message: mixed
      ? 'This is a key of a paper account; live trading needs a live key. Nothing is traded with it.'
      : refused
        ? 'The broker does not accept these keys. Copy key and secret again, or make new ones.'
        : silent
          ? 'The broker could not be reached. Test the connection again in a minute.'
          : 'The broker knows these keys.',
    verified_at: refused || mixed || silent ? null : iso(Date.now()),
    created_at: iso(Date.now()),
  });
  state.connections.push(made);
  return ok(made, 201);
}

const oneConnection = (id, then) => {
  const found = state.connections.find((c) => c.id === id);
  return found ? then(found) : missing();
};

const inUse = (id) =>
  state.pipelines.find((p) => p.status === 'active' && p.definition.settings.broker_connection === id);

export const DESK_ROUTES = [
  [
    'GET',
    /^\/orders$/,
    (_m, _b, query) => {
      const wanted = query.get('status') ?? 'all';
      const from = Number(query.get('after') ?? 0);
      const limit = Number(query.get('limit') ?? 50);
      const found = state.orders.filter(
        (order) =>
          (wanted === 'all' || isOpen(order) === (wanted === 'open')) &&
          (!query.get('pipeline_id') || order.pipeline_id === query.get('pipeline_id')) &&
          (!query.get('symbol') || order.symbol === query.get('symbol').toUpperCase()),
      );
      const next = from + limit < found.length ? String(from + limit) : null;
      return ok({ items: found.slice(from, from + limit), next });
    },
  ],
  [
    'POST',
    /^\/orders\/cancel$/,
    (_m, body) => {
      const wrong = needsReason(body);
      if (wrong) return wrong;
      const found = state.orders.filter(
        (order) =>
          isOpen(order) &&
          order.intent === 'open' &&
          (!body.pipeline_id || order.pipeline_id === body.pipeline_id) &&
          (!body.symbol || order.symbol === body.symbol),
      );
      for (const order of found)
        Object.assign(order, { status: 'canceled', reason: body.reason, updated_at: iso(Date.now()) });
      record('orders_cancel_requested', body.pipeline_id ?? 'account', body.reason, { requested: found.length });
      return ok({ requested: found.length }, 202);
    },
  ],
  ['GET', /^\/halts$/, () => list(state.halts)],
  ['POST', /^\/halts$/, (_m, body) => halt(body)],
  ['POST', /^\/halts\/([^/]+)\/lift$/, ([, id], body) => lift(id, body)],
  [
    'GET',
    /^\/approvals$/,
    (_m, _b, query) =>
      list(state.approvals.filter((a) => (query.get('status') === 'pending') === (a.status === 'pending'))),
  ],
  ['POST', /^\/approvals\/(.+)\/decision$/, ([, id], body) => decide(decodeURIComponent(id), body)],
  [
    'GET',
    /^\/audit$/,
    (_m, _b, query) => list(state.audit.filter((one) => !query.get('kind') || one.kind === query.get('kind'))),
  ],
  [
    'GET',
    /^\/audit\/verify$/,
    () => {
      const entries = state.audit.length;
      return state.tampered
        ? ok({
            valid: false,
            entries,
            broken_at: 2,
            sentence: 'Entry 2 was changed. The 1 before it are as they were written; what follows cannot be trusted.',
          })
        : ok({ valid: true, entries, broken_at: null, sentence: `All ${entries} entries are as they were written.` });
    },
  ],
  [
    'GET',
    /^\/notifications$/,
    (_m, _b, query) => {
      const unread = state.notifications.filter((n) => !n.read_at);
      const items = query.get('unread') === 'true' ? unread : state.notifications;
      return ok({ items, next: null, unread: unread.length });
    },
  ],
  [
    'POST',
    /^\/notifications\/read-all$/,
    () => {
      for (const one of state.notifications) one.read_at ??= iso(Date.now());
      return ok(undefined, 204);
    },
  ],
  [
    'POST',
    /^\/notifications\/([^/]+)\/read$/,
    ([, id]) => {
      const found = state.notifications.find((n) => n.id === id);
      if (!found) return missing();
      found.read_at ??= iso(Date.now());
      return ok(undefined, 204);
    },
  ],
  ['GET', /^\/holdings$/, () => ok({ items: holdings(state.positions), unavailable: state.silent })],
  ['GET', /^\/model-connections$/, () => list([])],
  ['GET', /^\/models$/, () => list([])],
  ['GET', /^\/executions\/([^/]+)\/model-calls$/, () => list([])],
  ['GET', /^\/broker-connections$/, () => list(state.connections)],
  ['POST', /^\/broker-connections$/, (_m, body) => connect(body)],
  [
    'POST',
    /^\/broker-connections\/([^/]+)\/test$/,
    ([, id]) => oneConnection(id, (found) => ok({ ...found, account: found.status === 'verified' ? ACCOUNT : null })),
  ],
  [
    'DELETE',
    /^\/broker-connections\/([^/]+)$/,
    ([, id]) =>
      oneConnection(id, (found) => {
        const pipeline = inUse(id);
        if (pipeline) return problem(409, `${pipeline.name} is started and trades through it. Stop it first.`);
        state.connections = state.connections.filter((c) => c !== found);
        return ok(undefined, 204);
      }),
  ],
];

/** Starting with real money takes a word, a reason and keys that the broker knows. */
export function startLive(id, body) {
  return one(id, (pipeline) => {
    if (pipeline.definition.settings.trading_mode !== 'live') return undefined;
    const keys = state.connections.find((c) => c.id === pipeline.definition.settings.broker_connection);
    if (keys?.environment !== 'live' || keys.status !== 'verified')
      return problem(422, `${pipeline.name} cannot start yet.`, [
        { message: 'Live trading needs a verified live connection. Choose one under Trading.' },
      ]);
    if (body?.confirmation !== 'LIVE' || !body.reason?.trim())
      return problem(409, 'A live pipeline trades with real money: confirm with LIVE and say why.');
    record('pipeline_started', pipeline.id, body.reason);
    return undefined;
  });
}
