// Answers of the mock server: finds the route, checks log-in and CSRF as the server does.
import { NOW } from './base.mjs';
import { COST_ROUTES } from './cost-routes.mjs';
import { DESK_ROUTES, notify } from './desk-routes.mjs';
import { approval } from './desk-seed.mjs';
import { PIPELINE_ROUTES } from './pipeline-routes.mjs';
import { missing, ok, problem, publish, reset, state } from './state.mjs';
import { TRADING_ROUTES } from './trading-routes.mjs';

export { state };

/** Told once. */
const MISFITS = ['GET', /^\/mock\/misfits$/, () => ok([...new Set(state.misfits.splice(0))])];

const CONTROL = [
  'POST',
  /^\/mock\/(reset|empty|cut|refuse|allow|step|flood|alarm|ask|expire|tamper|silence|promote)$/,
  ([, what]) => control(what),
];

/** What a test asks of the mock: start anew, cut connections, take one more step of the newest run, raise an alarm. */
function control(what) {
  if (what === 'reset' || what === 'empty') {
    reset(what === 'empty');
    state.user = undefined;
  }
  if (what === 'cut') state.cut();
  if (what === 'refuse' || what === 'allow') state.refuseSockets = what === 'refuse';
  if (what === 'alarm')
    notify('alarm', 'AAPL is not protected', 'The stop of 52 AAPL is gone and could not be put back within 10 s.');
  if (what === 'ask') {
    state.approvals.unshift(approval(20, state.pipelines[1], { symbol: 'INTC', asked: Date.now() }));
    notify('info', 'Approval asked', 'Nvidia pullback wants to buy 60 INTC.');
  }
  if (what === 'expire') state.approvals.forEach((one) => (one.until = new Date(Date.now() - 1).toISOString()));
  if (what === 'flood')
    for (let i = 0; i < 250; i++)
      publish('agent_waiting', state.runs[0], { node: 'trade', agent_type: 'trade_manager', sentence: `Look ${i}.` });
  if (what === 'silence') state.silent = ['Alpaca paper does not answer. What it holds is not shown.'];
  if (what === 'promote') state.user.admin = true;
  if (what === 'tamper') state.tampered = true;
  if (what === 'step') {
    const run = state.runs.find((r) => r.later?.length);
    const step = run?.later.shift();
    if (!step) return missing();
    run.steps.push(step);
    run.nodes.find((node) => node.node === step.node).state = step.outcome === 'wait' ? 'waiting' : 'done';
    if (step.node === 'data')
      run.bars = [{ symbol: run.symbols[0], timeframe: '5m', key: `${run.symbols[0]}|5m|${NOW}` }];
    publish('agent_completed', run, {
      node: step.node,
      agent_type: step.agent_type,
      sentence: step.facts[0]?.sentence ?? null,
    });
  }
  return ok({});
}

export function answer(request, url, body) {
  const path = url.pathname.slice('/api/v1'.length);
  const open = /^\/(auth|mock)\//.test(path);
  if (!open && !state.user) return problem(401, 'You are not logged in.');
  const changing = request.method !== 'GET' && !path.startsWith('/mock/') && state.user;
  if (changing && request.headers['x-xsrf-token'] !== 'mock')
    return problem(403, 'The CSRF token is missing. Reload the page.');
  for (const [method, pattern, act] of [
    CONTROL,
    MISFITS,
    ...COST_ROUTES,
    ...PIPELINE_ROUTES,
    ...DESK_ROUTES,
    ...TRADING_ROUTES,
  ]) {
    const match = request.method === method ? pattern.exec(path) : null;
    if (!match) continue;
    const json = (request.headers['content-type'] ?? '').startsWith('application/json');
    return act(match, json && body ? JSON.parse(body) : body, url.searchParams);
  }
  return missing();
}
