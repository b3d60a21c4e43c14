import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { same } from '../../api/model';
import { Crumbs } from '../../core/crumbs';
import { onEvents } from '../../core/live';
import { loading } from '../../core/loading';
import { paged } from '../../core/paged';
import { plural, price } from '../../format/format';
import { PricePipe, QuantityPipe, WordsPipe } from '../../format/pipes';
import { OrderRecord } from '../../api/trading-model';
import { ModeBadge, Side, Status } from '../../ui/badges';
import { Confirm } from '../../ui/confirm';
import { Ago } from '../../ui/numbers';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { Toasts } from '../../ui/toasts';

const STATUSES = [
  { id: 'open', label: 'Open' },
  { id: 'closed', label: 'Closed' },
  { id: 'all', label: 'All' },
] as const;

/** Every order as it was written down before it was sent, and what became of it; filters stand in the address. */
@Component({
  selector: 'k-orders-page',
  imports: [
    Ago,
    Empty,
    ModeBadge,
    PricePipe,
    ProblemNotice,
    QuantityPipe,
    RouterLink,
    Side,
    Status,
    Waiting,
    WordsPipe,
  ],
  templateUrl: './orders.html',
  styleUrl: './orders.scss',
})
export class OrdersPage {
  private readonly api = inject(Api);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  readonly status = input<string>();
  readonly pipeline = input<string>();
  readonly symbol = input<string>();
  protected readonly same = same;
  protected readonly statuses = STATUSES;
  protected readonly shown = computed(() => STATUSES.find((one) => one.id === this.status())?.id ?? 'open');
  private readonly question = computed(() => ({
    status: this.shown(),
    pipeline_id: this.pipeline(),
    symbol: this.symbol(),
  }));
  protected readonly orders = paged(
    () => this.question(),
    (query, after) => this.api.orders({ ...query, after }),
  );
  protected readonly pipelines = loading(
    () => true,
    () => this.api.pipelines({ limit: 200 }),
  );
  protected readonly filtered = computed(() => !!this.pipeline() || !!this.symbol());
  protected readonly nothing = computed(() => {
    if (this.filtered()) return 'No order matches these filters. Choose others to see more.';
    if (this.shown() === 'open') return 'No order is working at a broker now.';
    return 'No order was written yet. Each one appears here before it is sent.';
  });
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(Crumbs).show([{ label: 'Orders' }]);
    onEvents(
      (event) => /^(trade|position|execution|notification)/.test(event.type),
      () => this.orders.reload(),
      1000,
    );
  }

  protected filter(change: Record<string, string>): void {
    const queryParams = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value || null]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected typed(symbol: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.filter({ symbol: symbol.trim().toUpperCase() }), 250);
  }

  protected protection(order: OrderRecord): string {
    if (!order.take_profit && !order.stop_loss) return '';
    return `${price(order.stop_loss)} / ${price(order.take_profit)}`;
  }

  protected async cancel(): Promise<void> {
    const pipeline = this.pipelines.value()?.items.find((one) => one.id === this.pipeline())?.name;
    const of = [this.symbol(), pipeline && `of ${pipeline}`].filter(Boolean).join(' ');
    let requested = 0;
    const page = await this.openEntries();
    const count = page && `${page.more ? 'At least ' : ''}${plural(page.count, 'entry order is', 'entry orders are')}`;
    const done = await this.confirm.ask({
      title: `Cancel unfilled entries${of ? `: ${of}` : ''}?`,
      text: `${count ? `${count} working now. ` : ''}What is not filled of them is cancelled at the broker; what is filled stays, and stops and targets stay, too.`,
      action: 'Cancel entries',
      dangerous: true,
      reasons: ['The price ran away', 'News', 'No longer my plan'],
      act: async (reason, key) => {
        const body = { pipeline_id: this.pipeline() ?? null, symbol: this.symbol() ?? null, reason };
        requested = (await this.api.cancelOrders(body, key)).requested;
      },
    });
    if (!done) return;
    const asked = `Asked to cancel what is not filled of ${plural(requested, 'entry', 'entries')}. It is done when the broker says so.`;
    this.toasts.say(requested ? asked : 'Nothing was left to cancel.');
    await this.orders.reload();
  }

  /** How many entries work now; undefined if that cannot be said. */
  private async openEntries(): Promise<{ count: number; more: boolean } | undefined> {
    try {
      const page = await this.api.orders({ ...this.question(), status: 'open', limit: 200 });
      return { count: page.items.filter((order) => same(order.intent, 'open')).length, more: page.next !== null };
    } catch {
      return undefined;
    }
  }
}
