import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Trial } from './builder-model';
import * as sdk from './generated/sdk.gen';
import * as g from './generated/types.gen';
import { Dashboard, PipelineChange } from './home-model';
import { BacktestRequest } from './market-model';
import {
  Agent,
  Definition,
  Execution,
  ExecutionSummary,
  Page,
  Pipeline,
  PipelineSummary,
  Schema,
  Template,
} from './model';
import { ModelLimits, NewModelConnection } from './models-model';
import { Preview, PreviewRequest } from './planning-model';
import { problemOf } from './problem';
import { CancelOrders, NewBrokerConnection, NewHalt } from './trading-model';
import { Parameters, transport } from './transport';

/** What a list is asked for: the parameters of its operation. */
export type Query<TData extends { query?: unknown }> = Parameters<NonNullable<TData['query']>>;

/** What is published as the next revision; it fails when `revision` is not the newest any more. */
export interface NewRevision {
  name: string;
  description: string;
  definition: Definition;
  revision: number;
  note?: string;
  /** The draft that is published and no longer needed. */
  draft_version?: number;
}

/** What runs are looked for by. */
export type RunQuery = Query<g.ListExecutionsData>;

const BASE = '/api/v1';

/** Every call to the server. A call that fails rejects with a `Problem`. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);
  private readonly client = transport(this.http);
  private readonly by = { client: this.client };

  readonly me = () => sdk.getMe(this.by);
  readonly register = (body: g.Registration) => sdk.register({ ...this.by, body });
  readonly login = (body: g.LoginRequest) => sdk.login({ ...this.by, body });
  readonly logout = () => sdk.logout(this.by);

  readonly agents = () => items(sdk.listAgents(this.by)) as Promise<Agent[]>;
  readonly templates = () => items<Template>(sdk.listTemplates(this.by));

  readonly dashboard = () => this.send<Dashboard>('GET', '/dashboard');

  readonly pipelines = (query: Query<g.ListPipelinesData> = {}) =>
    sdk.listPipelines({ ...this.by, query }) as Promise<Page<PipelineSummary>>;
  readonly pipeline = (id: string) => whole(sdk.getPipeline({ ...this.by, path: { id } }));
  readonly fromTemplate = (template: string, name: string) =>
    whole(sdk.createPipeline({ ...this.by, body: { template, name } }));
  readonly create = (body: { name: string; description: string; definition: Definition }) =>
    whole(sdk.createPipeline({ ...this.by, body: { ...body, definition: { ...body.definition } } }));
  /** Changes what needs no new revision. */
  readonly change = (id: string, body: PipelineChange) => whole(sdk.editPipeline({ ...this.by, path: { id }, body }));
  readonly archive = (id: string) => whole(sdk.archivePipeline({ ...this.by, path: { id } }));
  readonly unarchive = (id: string) => whole(sdk.unarchivePipeline({ ...this.by, path: { id } }));
  readonly tags = () => items(sdk.listTags(this.by));
  readonly save = (id: string, body: NewRevision) =>
    whole(sdk.savePipeline({ ...this.by, path: { id }, body: { ...body, definition: { ...body.definition } } }));
  readonly saveDraft = (id: string, body: { definition: Definition; base_revision: number; version: number }) =>
    sdk.saveDraft({ ...this.by, path: { id }, body: { ...body, definition: { ...body.definition } } });
  readonly remove = (id: string) => sdk.deletePipeline({ ...this.by, path: { id } });
  readonly clone = (id: string, name: string) => whole(sdk.clonePipeline({ ...this.by, path: { id }, body: { name } }));
  readonly command = (id: string, verb: 'start' | 'pause' | 'stop') =>
    whole(
      { start: sdk.startPipeline, pause: sdk.pausePipeline, stop: sdk.stopPipeline }[verb]({
        ...this.by,
        path: { id },
      }),
    );
  readonly startLive = (id: string, reason: string) =>
    whole(sdk.startPipeline({ ...this.by, path: { id }, body: { confirmation: 'LIVE', reason } }));
  readonly runOnce = (id: string) => sdk.runPipeline({ ...this.by, path: { id } });
  readonly tryOut = (id: string, trial: Trial) =>
    this.send<ExecutionSummary>('POST', `/pipelines/${id}/executions`, trial);
  readonly estimateCost = (definition: Definition, pipeline: string, signal: AbortSignal) =>
    sdk.estimateCost({ ...this.by, body: { definition: { ...definition }, pipeline_id: pipeline }, signal });
  readonly budget = () => sdk.getBudget(this.by);
  readonly setBudget = (body: g.BudgetRequest) => sdk.setBudget({ ...this.by, body });
  readonly allocations = () => items(sdk.listAllocations(this.by));
  readonly pipelineBudget = (id: string) => sdk.getPipelineBudget({ ...this.by, path: { id } });
  readonly setPipelineBudget = (id: string, body: g.BudgetRequest) =>
    sdk.setPipelineBudget({ ...this.by, path: { id }, body });
  readonly costs = (query: Query<g.ListCostsData>) => sdk.listCosts({ ...this.by, query });
  readonly accuracy = () => sdk.getHistoricalAccuracy(this.by);
  readonly executionCosts = (id: string) => sdk.listExecutionCosts({ ...this.by, path: { id } });
  readonly modelPrices = () => items(sdk.listModelPrices(this.by));
  readonly addModelPrice = (body: g.ModelPriceRequest) => sdk.addModelPrice({ ...this.by, body });
  readonly revisions = (id: string) => items(sdk.listRevisions({ ...this.by, path: { id } }));
  readonly settingsSchema = () => sdk.getSettingsSchema(this.by) as Promise<Schema>;
  readonly plannedRuns = (definition: Definition, days: number) =>
    sdk.plannedRuns({ ...this.by, body: { definition: { ...definition }, days } });
  readonly preview = (agentType: string, body: PreviewRequest) =>
    this.send<Preview>('POST', `/agents/${encodeURIComponent(agentType)}/preview`, body);
  readonly validate = (definition: Definition, signal: AbortSignal) =>
    sdk.validatePipeline({ ...this.by, body: { definition: { ...definition } }, signal });

  readonly executions = (query: RunQuery) =>
    sdk.listExecutions({ ...this.by, query }) as Promise<Page<ExecutionSummary>>;
  readonly execution = (id: string) => sdk.getExecution({ ...this.by, path: { id } }) as Promise<Execution>;
  readonly cancelExecution = (id: string) => sdk.cancelExecution({ ...this.by, path: { id } }) as Promise<Execution>;

  readonly positions = () => items(sdk.listPositions(this.by));
  /** Sent again under the same key it counts once. */
  readonly close = (symbol: string, body: { pipeline_id: string; reason: string }, key: string) => {
    const [base = symbol, quote] = symbol.split('/');
    return quote === undefined
      ? sdk.closePosition({ ...this.by, path: { symbol }, body, headers: keyed(key) })
      : sdk.closePairPosition({ ...this.by, path: { base, quote }, body, headers: keyed(key) });
  };
  readonly closeAll = (reason: string, key: string) =>
    sdk.closeAllPositions({ ...this.by, body: { reason }, headers: keyed(key) });
  readonly holdings = () => sdk.listHoldings(this.by);
  readonly trades = (query: Query<g.ListTradesData>) => sdk.listTrades({ ...this.by, query });

  readonly orders = (query: Query<g.ListOrdersData>) => sdk.listOrders({ ...this.by, query });
  readonly cancelOrders = (body: CancelOrders, key: string) =>
    sdk.cancelOrders({ ...this.by, body, headers: keyed(key) });

  readonly halts = () => items(sdk.listHalts(this.by));
  readonly halt = (body: NewHalt) => sdk.haltTrading({ ...this.by, body });
  readonly resume = (id: string, reason: string) =>
    sdk.liftHalt({ ...this.by, path: { id }, body: { confirmation: 'RESUME', reason } });

  readonly approvals = (query: Query<g.ListApprovalsData>) => sdk.listApprovals({ ...this.by, query });
  /** The id ends with the symbol: that of a pair is two segments of the address. */
  readonly decide = (approval: string, approved: boolean, reason: string) => {
    const [id = approval, quote] = approval.split('/');
    const body = { approved, reason };
    return quote === undefined
      ? sdk.decideApproval({ ...this.by, path: { id }, body })
      : sdk.decidePairApproval({ ...this.by, path: { id, quote }, body });
  };

  readonly audit = (query: Query<g.ListAuditEntriesData>) => sdk.listAuditEntries({ ...this.by, query });
  readonly verifyAudit = () => sdk.verifyAudit(this.by);

  readonly notifications = (query: Query<g.ListNotificationsData>) => sdk.listNotifications({ ...this.by, query });
  readonly readNotification = (id: string) => sdk.readNotification({ ...this.by, path: { id } });
  readonly readAllNotifications = () => sdk.readAllNotifications(this.by);

  readonly brokerConnections = () => items(sdk.listBrokerConnections(this.by));
  readonly connectBroker = (body: NewBrokerConnection) => sdk.addBrokerConnection({ ...this.by, body });
  readonly testConnection = (id: string) => sdk.testBrokerConnection({ ...this.by, path: { id } });
  readonly removeConnection = (id: string) => sdk.removeBrokerConnection({ ...this.by, path: { id } });

  readonly modelConnections = () => items(sdk.listModelConnections(this.by));
  readonly connectModels = (body: NewModelConnection) => sdk.addModelConnection({ ...this.by, body });
  readonly testModelConnection = (id: string) => sdk.testModelConnection({ ...this.by, path: { id } });
  readonly changeModelConnection = (id: string, body: Partial<ModelLimits>) =>
    sdk.changeModelConnection({ ...this.by, path: { id }, body: body as ModelLimits });
  readonly removeModelConnection = (id: string) => sdk.removeModelConnection({ ...this.by, path: { id } });
  readonly models = () => items(sdk.listModels(this.by));
  readonly modelCalls = (execution: string) => items(sdk.listModelCalls({ ...this.by, path: { id: execution } }));

  readonly symbols = () => items(sdk.listSymbols(this.by));
  readonly bars = (query: Query<g.GetBarsData>) => sdk.getBars({ ...this.by, query });
  readonly importBars = (body: NonNullable<g.ImportBarsData['body']>, signal?: AbortSignal) =>
    sdk.importBars({ ...this.by, body, ...(signal ? { signal } : {}) });

  readonly backtests = (query: Query<g.ListBacktestsData> = {}) => sdk.listBacktests({ ...this.by, query });
  readonly backtest = (id: string) => sdk.getBacktest({ ...this.by, path: { id } });
  readonly startBacktest = (body: BacktestRequest) => sdk.createBacktest({ ...this.by, body });
  readonly removeBacktest = (id: string) => sdk.removeBacktest({ ...this.by, path: { id } });

  readonly events = (after: number) => items(sdk.listEvents({ ...this.by, query: { after, limit: 200 } }));

  /** What openapi.json does not describe yet. */
  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    try {
      return await firstValueFrom(this.http.request<T>(method, BASE + path, { body }));
    } catch (cause) {
      throw problemOf(cause);
    }
  }
}

const keyed = (key: string) => ({ 'Idempotency-Key': key });

/** The whole of a list that is short by nature. */
async function items<T>(list: Promise<{ items: T[] }>): Promise<T[]> {
  return (await list).items;
}

/** A single pipeline comes with its definition, one in a list without. */
async function whole(answer: Promise<g.PipelineResponse>): Promise<Pipeline> {
  return (await answer) as Pipeline;
}
