import { HttpClient, HttpParams } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Observable, firstValueFrom } from 'rxjs';
import { Dashboard, PipelineChange, TagCount } from './home-model';
import { Backtest, BacktestRequest, BarColumns, ImportReport, MarketSymbol } from './market-model';
import {
  Agent,
  Definition,
  Execution,
  ExecutionSummary,
  Fact,
  LiveEvent,
  Page,
  Pipeline,
  PipelineSummary,
  Position,
  Revision,
  Template,
  Trade,
  User,
  Validation,
} from './model';
import { problemOf } from './problem';
import {
  Approval,
  AuditEntry,
  AuditVerification,
  BrokerConnection,
  CancelOrders,
  Halt,
  Held,
  NewBrokerConnection,
  NewHalt,
  NotificationPage,
  OrderRecord,
  TestedConnection,
} from './trading-model';

export type Query = Record<string, string | number | null | undefined>;

const BASE = '/api/v1';

/** Every call to the server. A call that fails rejects with a `Problem`. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  readonly me = () => this.get<User>('/auth/me');
  readonly register = (body: { email: string; password: string; name: string }) =>
    this.post<User>('/auth/register', body);
  readonly login = (body: { email: string; password: string }) => this.post<User>('/auth/login', body);
  readonly logout = () => this.post<null>('/auth/logout');

  readonly agents = () => this.list<Agent>('/agents');
  readonly templates = () => this.list<Template>('/templates');

  readonly dashboard = () => this.get<Dashboard>('/dashboard');

  readonly pipelines = (query: Query = {}) => this.page<PipelineSummary>('/pipelines', query);
  readonly pipeline = (id: string) => this.get<Pipeline>(`/pipelines/${id}`);
  readonly fromTemplate = (template: string, name: string) => this.post<Pipeline>('/pipelines', { template, name });
  readonly create = (body: { name: string; description: string; definition: Definition }) =>
    this.post<Pipeline>('/pipelines', body);
  /** Changes what needs no new revision. */
  readonly change = (id: string, change: PipelineChange) =>
    answer(this.http.patch<Pipeline>(`${BASE}/pipelines/${id}`, change));
  readonly archive = (id: string) => this.post<Pipeline>(`/pipelines/${id}/archive`);
  readonly unarchive = (id: string) => this.post<Pipeline>(`/pipelines/${id}/unarchive`);
  readonly tags = () => this.list<TagCount>('/pipelines/tags');
  readonly save = (id: string, body: { name: string; description: string; definition: Definition; revision: number }) =>
    answer(this.http.put<Pipeline>(`${BASE}/pipelines/${id}`, body));
  readonly remove = (id: string) => this.del(`/pipelines/${id}`);
  readonly clone = (id: string, name: string) => this.post<Pipeline>(`/pipelines/${id}/clone`, { name });
  readonly command = (id: string, verb: 'start' | 'pause' | 'stop') => this.post<Pipeline>(`/pipelines/${id}/${verb}`);
  readonly startLive = (id: string, reason: string) =>
    this.post<Pipeline>(`/pipelines/${id}/start`, { confirmation: 'LIVE', reason });
  readonly runOnce = (id: string) => this.post<ExecutionSummary>(`/pipelines/${id}/executions`);
  readonly tryOut = (
    id: string,
    trial: { definition?: Definition; until?: string; pins?: Record<string, Fact[]>; skip_triggers?: boolean },
  ) => this.post<ExecutionSummary>(`/pipelines/${id}/executions`, trial);
  readonly revisions = (id: string) => this.list<Revision>(`/pipelines/${id}/revisions`);
  readonly validate = (definition: Definition) => this.post<Validation>('/pipelines/validate', { definition });

  readonly executions = (query: Query) => this.page<ExecutionSummary>('/executions', query);
  readonly execution = (id: string) => this.get<Execution>(`/executions/${id}`);
  readonly cancelExecution = (id: string) => this.post<Execution>(`/executions/${id}/cancel`);

  readonly positions = () => this.list<Position>('/positions');
  /** Sent again under the same key it counts once. */
  readonly close = (symbol: string, body: { pipeline_id: string; reason: string }, key: string) =>
    this.post<{ requested: number }>(`/positions/${pathOf(symbol)}/close`, body, key);
  readonly closeAll = (reason: string, key: string) =>
    this.post<{ requested: number }>('/positions/close-all', { reason }, key);
  readonly holdings = () => this.get<Held>('/holdings');
  readonly trades = (query: Query) => this.page<Trade>('/trades', query);

  readonly orders = (query: Query) => this.page<OrderRecord>('/orders', query);
  readonly cancelOrders = (body: CancelOrders, key: string) =>
    this.post<{ requested: number }>('/orders/cancel', body, key);

  readonly halts = () => this.list<Halt>('/halts');
  readonly halt = (body: NewHalt) => this.post<Halt>('/halts', body);
  readonly resume = (id: string, reason: string) =>
    this.post<Halt>(`/halts/${id}/lift`, { confirmation: 'RESUME', reason });

  readonly approvals = (query: Query) => this.page<Approval>('/approvals', query);
  readonly decide = (id: string, approved: boolean, reason: string) =>
    this.post<Approval>(`/approvals/${pathOf(id)}/decision`, { approved, reason });

  readonly audit = (query: Query) => this.page<AuditEntry>('/audit', query);
  readonly verifyAudit = () => this.get<AuditVerification>('/audit/verify');

  readonly notifications = (query: Query) => this.get<NotificationPage>('/notifications', query);
  readonly readNotification = (id: string) => this.post<null>(`/notifications/${id}/read`);
  readonly readAllNotifications = () => this.post<null>('/notifications/read-all');

  readonly brokerConnections = () => this.list<BrokerConnection>('/broker-connections');
  readonly connectBroker = (body: NewBrokerConnection) => this.post<BrokerConnection>('/broker-connections', body);
  readonly testConnection = (id: string) => this.post<TestedConnection>(`/broker-connections/${id}/test`);
  readonly removeConnection = (id: string) => this.del(`/broker-connections/${id}`);

  readonly symbols = () => this.list<MarketSymbol>('/symbols');
  readonly bars = (query: Query) => this.get<BarColumns>('/market-data/bars', query);
  readonly importBars = (form: FormData) => this.post<ImportReport>('/market-data/imports', form);

  readonly backtests = (query: Query = {}) => this.page<Backtest>('/backtests', query);
  readonly backtest = (id: string) => this.get<Backtest>(`/backtests/${id}`);
  readonly startBacktest = (body: BacktestRequest) => this.post<Backtest>('/backtests', body);
  readonly removeBacktest = (id: string) => this.del(`/backtests/${id}`);

  readonly events = (after: number) => this.list<LiveEvent>('/events', { after, limit: 200 });

  private get<T>(path: string, query: Query = {}): Promise<T> {
    return answer(this.http.get<T>(BASE + path, { params: paramsOf(query) }));
  }

  private post<T>(path: string, body: unknown = {}, key?: string): Promise<T> {
    const headers: Record<string, string> = key === undefined ? {} : { 'Idempotency-Key': key };
    return answer(this.http.post<T>(BASE + path, body, { headers }));
  }

  private del(path: string): Promise<null> {
    return answer(this.http.delete<null>(BASE + path));
  }

  private async page<T>(path: string, query: Query = {}): Promise<Page<T>> {
    const found = await this.get<Page<T> | T[]>(path, query);
    return Array.isArray(found) ? { items: found, next: null } : { items: found.items, next: found.next ?? null };
  }

  /** The whole of a list that is short by nature. */
  private async list<T>(path: string, query: Query = {}): Promise<T[]> {
    return (await this.page<T>(path, query)).items;
  }
}

/** A symbol, or an id that ends with one, in an address: a pair such as BTC/USD is two segments of it. */
function pathOf(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}

function paramsOf(query: Query): HttpParams {
  let params = new HttpParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') params = params.set(name, value);
  }
  return params;
}

async function answer<T>(call: Observable<T>): Promise<T> {
  try {
    return await firstValueFrom(call);
  } catch (cause) {
    throw problemOf(cause);
  }
}
