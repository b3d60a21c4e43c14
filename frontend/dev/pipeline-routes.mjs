// Accounts, agents and pipelines of the mock server.
import settingsSchema from './settings-schema.json' with { type: 'json' };
import { AGENTS } from './agents.mjs';
import { NOW, definition, iso } from './base.mjs';
import { startLive } from './desk-routes.mjs';
import { tradedRun } from './runs.mjs';
import { pipelines } from './seed.mjs';
import { list, ok, one, problem, publish, runSummary, state, summary, whole } from './state.mjs';

const COOKIES = ['KUBER_SESSION=mock; Path=/; HttpOnly; SameSite=Lax', 'XSRF-TOKEN=mock; Path=/; SameSite=Lax'];
const USER = { id: 'u-1', email: 'ada@example.com', name: 'Ada', admin: false, created_at: '2026-11-01T09:00:00Z' };

const budgets = new Map();
const budget = (id) => {
  const { day_limit = null, month_limit = null, on_exhausted = 'close_positions' } = budgets.get(id) ?? {};
  const usage = (starts, limit) => ({
    starts,
    limit,
    spent: '0',
    reserved: '0',
    left: limit,
    allocated: null,
    overshoot: null,
  });
  return {
    day: usage('2026-11-02', day_limit),
    month: usage('2026-11-01', month_limit),
    on_exhausted: on_exhausted ?? 'close_positions',
    alerts: id ? [80] : [50, 75, 90],
    currency: 'USD',
  };
};

const dashboard = () => ({
  trading_mode: 'simulation',
  unprotected: [],
  accounts: [
    {
      label: 'Simulation',
      trading_mode: 'simulation',
      equity: '101234.50',
      day_change: '120.10',
      day_change_percent: 0.12,
      currency: 'USD',
      problem: null,
    },
  ],
  open_risk: '412.00',
  open_positions: state.positions.length,
  trades_today: state.trades.length ? 4 : 0,
  profit_today: state.trades.length ? '120.10' : '0.00',
  cost_today: '0.42',
  active_pipelines: state.pipelines.filter((one) => one.status === 'active').length,
  equity: Array.from({ length: 30 }, (_, day) => ({
    at: iso(NOW - (30 - day) * 86_400_000),
    value: (100_000 + day * 60 + (day % 5) * 90).toFixed(2),
  })),
});

export const PIPELINE_ROUTES = [
  ['GET', /^\/auth\/me$/, () => (state.user ? ok(state.user) : problem(401, 'You are not logged in.'))],
  [
    'POST',
    /^\/auth\/register$/,
    (_m, body) => {
      if (body.email === 'taken@example.com')
        return problem(422, 'Some fields need another look.', [
          { field: 'email', message: 'There is an account with this address already. Log in instead.' },
        ]);
      state.user = { ...USER, email: body.email, name: body.name };
      return ok(state.user, 201, { 'set-cookie': COOKIES });
    },
  ],
  [
    'POST',
    /^\/auth\/login$/,
    (_m, body) => {
      if (body.password === 'wrong') return problem(401, 'The email address or the password is wrong.');
      state.user = { ...USER, email: body.email };
      return ok(state.user, 200, { 'set-cookie': COOKIES });
    },
  ],
  ['POST', /^\/auth\/logout$/, () => ((state.user = undefined), ok(undefined, 204))],
  ['GET', /^\/dashboard$/, () => ok(dashboard())],
  ['GET', /^\/agents$/, () => list(AGENTS)],
  [
    'GET',
    /^\/templates$/,
    () =>
      list([
        {
          slug: 'momentum',
          name: 'Morning momentum',
          description: 'Buys strength after the open and guards it until target or stop.',
          category: 'momentum',
          needs: ['no key'],
          symbols: ['AAPL'],
          trading_hours: 'New York, 09:30 to 16:00',
          definition: definition(['AAPL']),
        },
        {
          slug: 'breakout',
          name: 'Crypto breakout',
          description: 'Trades breakouts of Bitcoin around the clock.',
          category: 'crypto',
          needs: ['no key'],
          symbols: ['BTC/USD'],
          trading_hours: 'At all hours',
          definition: definition(['BTC/USD'], '15m', 'price_trigger'),
        },
      ]),
  ],
  [
    'GET',
    /^\/pipelines$/,
    (_m, _b, query) =>
      list(
        state.pipelines
          .map(summary)
          .filter(
            (p) =>
              p.name.toLowerCase().includes((query.get('q') ?? '').toLowerCase()) &&
              (!query.get('status') || p.status === query.get('status')),
          ),
      ),
  ],
  [
    'POST',
    /^\/pipelines$/,
    (_m, body) => {
      const made = {
        ...pipelines()[0],
        id: `p-${state.pipelines.length + 1}`,
        name: body.name,
        status: 'draft',
        revision: 1,
      };
      state.pipelines.unshift(made);
      return ok(whole(made), 201);
    },
  ],
  [
    'POST',
    /^\/pipelines\/validate$/,
    (_m, body) => {
      const unknown = body.definition.nodes.filter(
        (node) => !AGENTS.some((agent) => agent.agent_type === node.agent_type),
      );
      const problems = unknown.map((node) => ({
        severity: 'error',
        node: node.id,
        field: 'agent_type',
        message: `There is no agent called “${node.agent_type}”. Choose one from the catalog.`,
      }));
      return ok({ valid: problems.length === 0, problems });
    },
  ],
  ['GET', /^\/pipelines\/settings-schema$/, () => ok(settingsSchema)],
  ['GET', /^\/(?:pipelines\/([^/]+)\/)?budget$/, ([, id]) => ok(budget(id))],
  [
    'PUT',
    /^\/(?:pipelines\/([^/]+)\/)?budget$/,
    ([, id], body) => {
      budgets.set(id, body);
      return ok(budget(id));
    },
  ],
  ['POST', /^\/pipelines\/planned-runs$/, () => ok({ items: [], sentence: 'Nothing is planned.' })],
  [
    'GET',
    /^\/pipelines\/tags$/,
    () => {
      const tags = state.pipelines.flatMap((pipeline) => pipeline.tags ?? []);
      const count = (tag) => tags.filter((one) => one === tag).length;
      return ok({ items: [...new Set(tags)].map((tag) => ({ tag, count: count(tag) })), next: null });
    },
  ],
  [
    'PATCH',
    /^\/pipelines\/([^/]+)$/,
    ([, id], body) => one(id, (pipeline) => ok(whole(Object.assign(pipeline, body)))),
  ],
  ['GET', /^\/pipelines\/([^/]+)$/, ([, id]) => one(id, (pipeline) => ok(whole(pipeline)))],
  [
    'PUT',
    /^\/pipelines\/([^/]+)$/,
    ([, id], body) =>
      one(id, (pipeline) => {
        if (body.revision !== pipeline.revision)
          return problem(409, `Revision ${pipeline.revision} was saved meanwhile. Look at it before you save yours.`);
        Object.assign(pipeline, {
          name: body.name,
          description: body.description,
          definition: body.definition,
          trading_mode: body.definition.settings.trading_mode,
          revision: pipeline.revision + 1,
        });
        return ok(whole(pipeline));
      }),
  ],
  [
    'DELETE',
    /^\/pipelines\/([^/]+)$/,
    ([, id]) =>
      one(id, (pipeline) => {
        if (state.positions.some((p) => p.pipeline_id === id))
          return problem(409, `${pipeline.name} still holds a position. Close it first, then delete the pipeline.`);
        state.pipelines = state.pipelines.filter((p) => p.id !== id);
        return ok(undefined, 204);
      }),
  ],
  [
    'GET',
    /^\/pipelines\/([^/]+)\/revisions$/,
    ([, id]) =>
      one(id, (pipeline) =>
        list(
          Array.from({ length: pipeline.revision }, (_, i) => ({
            revision: i + 1,
            created_at: iso(NOW - (pipeline.revision - i) * 7_200_000),
            note: null,
            definition: pipeline.definition,
          })),
        ),
      ),
  ],
  [
    'POST',
    /^\/pipelines\/([^/]+)\/(start|pause|stop)$/,
    ([, id, verb], body) =>
      (verb === 'start' && startLive(id, body)) ||
      one(id, (pipeline) => {
        const errors = pipeline.problems.filter((p) => p.severity === 'error');
        if (verb === 'start' && errors.length) return problem(422, `${pipeline.name} cannot start yet.`, errors);
        pipeline.status = { start: 'active', pause: 'paused', stop: 'stopped' }[verb];
        return ok(whole(pipeline));
      }),
  ],
  [
    'POST',
    /^\/pipelines\/([^/]+)\/clone$/,
    ([, id], body) =>
      one(id, (pipeline) => {
        const copy = {
          ...JSON.parse(JSON.stringify(pipeline)),
          id: `p-${state.pipelines.length + 1}`,
          name: body.name,
          status: 'draft',
          revision: 1,
        };
        state.pipelines.unshift(copy);
        return ok(whole(copy), 201);
      }),
  ],
  [
    'POST',
    /^\/pipelines\/([^/]+)\/executions$/,
    ([, id]) =>
      one(id, (pipeline) => {
        const run = {
          ...tradedRun(`r-${state.runs.length}`, pipeline, pipeline.definition.settings.symbols[0], Date.now()),
          status: 'running',
          reason: null,
        };
        run.later = run.steps;
        Object.assign(run, {
          steps: [],
          bars: [],
          orders: [],
          nodes: run.nodes.map((node) => ({ ...node, state: 'pending' })),
        });
        state.runs.unshift(run);
        publish('execution_started', run, {});
        return ok(runSummary(run), 202);
      }),
  ],
];
