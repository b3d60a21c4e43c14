// Runs, positions, market data and backtests of the mock server.
import { iso } from './base.mjs';
import { record } from './desk-routes.mjs';
import { barsUntil } from './market.mjs';
import { backtest } from './seed.mjs';
import { list, missing, ok, oneRun, problem, publish, runSummary, state } from './state.mjs';

export const TRADING_ROUTES = [
  [
    'GET',
    /^\/executions$/,
    (_m, _b, query) =>
      list(
        state.runs
          .map(runSummary)
          .filter(
            (run) =>
              (!query.get('pipeline_id') || run.pipeline_id === query.get('pipeline_id')) &&
              (!query.get('status') || run.status === query.get('status')),
          )
          .slice(0, Number(query.get('limit') ?? 50)),
      ),
  ],
  ['GET', /^\/executions\/([^/]+)$/, ([, id]) => oneRun(id, (run) => ok(run))],
  [
    'POST',
    /^\/executions\/([^/]+)\/cancel$/,
    ([, id]) =>
      oneRun(id, (run) => {
        if (state.positions.some((p) => p.execution_id === id))
          return problem(409, 'This run holds a position. Close it first, then cancel the run.');
        Object.assign(run, { status: 'cancelled', reason: 'Cancelled by hand.', finished_at: iso(Date.now()) });
        return ok(run);
      }),
  ],
  ['GET', /^\/positions$/, () => list(state.positions)],
  [
    'POST',
    /^\/positions\/close-all$/,
    (_m, body) => {
      const requested = state.positions.length;
      state.positions = [];
      record('all_positions_close_requested', 'account', body.reason, { requested });
      publish('position_changed', undefined, {});
      return ok({ requested }, 202);
    },
  ],
  [
    'POST',
    /^\/positions\/(.+)\/close$/,
    ([, symbol], body) => {
      const before = state.positions.length;
      state.positions = state.positions.filter(
        (p) => p.symbol !== decodeURIComponent(symbol) || p.pipeline_id !== body.pipeline_id,
      );
      record('position_close_requested', body.pipeline_id, body.reason, { symbol: decodeURIComponent(symbol) });
      publish('position_changed', undefined, {});
      return before === state.positions.length
        ? problem(404, 'Nothing is open in this symbol.')
        : ok({ requested: 1 }, 202);
    },
  ],
  [
    'GET',
    /^\/trades$/,
    (_m, _b, query) =>
      list(
        state.trades.filter(
          (t) =>
            (query.get('backtest_id') ?? null) === t.backtest_id &&
            (!query.get('pipeline_id') || t.pipeline_id === query.get('pipeline_id')),
        ),
      ),
  ],
  ['GET', /^\/symbols$/, () => list(state.symbols)],
  [
    'GET',
    /^\/market-data\/bars$/,
    (_m, _b, query) => {
      const [symbol, timeframe, at] = (query.get('key') ?? `${query.get('symbol')}|${query.get('timeframe')}|0`).split(
        '|',
      );
      return ok(barsUntil(symbol, timeframe, Math.floor(Number(at) / 1000), query.get('key') ? 240 : 0));
    },
  ],
  [
    'POST',
    /^\/market-data\/imports$/,
    (_m, raw) => {
      if (raw.includes('broken'))
        return problem(422, 'Nothing was imported: 2 of 5 rows are broken.', [
          { line: 3, message: 'The high of 10 is below the low of 12.' },
          { line: 5, message: 'The close “abc” is not a number.' },
        ]);
      state.symbols.push({
        symbol: 'TSLA',
        name: 'TSLA (imported)',
        sources: ['imported'],
        timeframes: ['1m'],
        from: '2025-01-02T14:30:00Z',
        to: '2025-01-03T21:00:00Z',
        bars: 780,
      });
      return ok(
        {
          id: 'i-1',
          symbol: 'TSLA',
          timeframe: '1m',
          layout: 'Yahoo',
          zone: 'America/New_York',
          rows: 782,
          bars: 780,
          from: '2025-01-02T14:30:00Z',
          to: '2025-01-03T21:00:00Z',
          duplicates: 2,
          gaps: 1,
          unsorted: 0,
          warnings: ['One gap of 3 minutes at 2 Jan 2025, 11:02 ET.'],
        },
        201,
      );
    },
  ],
  ['GET', /^\/backtests$/, () => list(state.backtests)],
  [
    'POST',
    /^\/backtests$/,
    (_m, body) => {
      if (body.seed < 0)
        return problem(422, 'Some fields need another look.', [
          { field: 'seed', message: 'A seed is a whole number from 0 on.' },
        ]);
      const pipeline = state.pipelines.find((p) => p.id === body.pipeline_id);
      const made = {
        ...backtest(state.backtests.length + 1, pipeline, 'completed'),
        status: 'running',
        progress: 0,
      };
      state.backtests.unshift(made);
      return ok({ ...made, statistics: null, equity: null }, 202);
    },
  ],
  [
    'GET',
    /^\/backtests\/([^/]+)$/,
    ([, id]) => {
      const found = state.backtests.find((b) => b.id === id);
      if (!found) return missing();
      if (found.status !== 'running') return ok(found);
      found.progress = Math.min(1, found.progress + 0.34);
      if (found.progress >= 1 && found.statistics) found.status = 'completed';
      return ok(found.status === 'running' ? { ...found, statistics: null, equity: null } : found);
    },
  ],
  [
    'DELETE',
    /^\/backtests\/([^/]+)$/,
    ([, id]) => ((state.backtests = state.backtests.filter((b) => b.id !== id)), ok(undefined, 204)),
  ],
  [
    'GET',
    /^\/events$/,
    (_m, _b, query) => list(state.events.filter((event) => event.sequence > Number(query.get('after') ?? 0))),
  ],
];
