import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { same } from '../../api/model';
import { Approval } from '../../api/trading-model';
import { Clock } from '../../core/clock';
import { exact, money, price, quantity, readable } from '../../format/format';
import { MoneyPipe, PricePipe, QuantityPipe } from '../../format/pipes';
import { ModeBadge, Side } from '../../ui/badges';
import { Confirm } from '../../ui/confirm';
import { Icon } from '../../ui/icon';
import { Toasts } from '../../ui/toasts';
import { cost, countdown, inOurTime, rewardRisk, timeLeft, verb } from './plan';

/** Below this many milliseconds the countdown is red. */
const SOON = 120_000;

/** One trade that waits: its plan, how long there is to answer, and the two answers. */
@Component({
  selector: 'k-approval-card',
  imports: [Icon, ModeBadge, MoneyPipe, PricePipe, QuantityPipe, RouterLink, Side],
  templateUrl: './approval-card.html',
  styleUrl: './approval-card.scss',
})
export class ApprovalCard {
  private readonly api = inject(Api);
  private readonly clock = inject(Clock);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  readonly approval = input.required<Approval>();
  readonly decided = output();
  private readonly left = computed(() => timeLeft(this.approval(), this.clock.now()));
  protected readonly counted = computed(() => inOurTime(this.approval()));
  protected readonly over = computed(
    () => (this.counted() && this.left() === 0) || !same(this.approval().status, 'pending'),
  );
  protected readonly soon = computed(() => this.left() < SOON);
  protected readonly countdown = computed(() => countdown(this.left()));
  protected readonly until = computed(() => exact(this.approval().until, true));
  protected readonly cost = computed(() => cost(this.approval()));
  protected readonly sentence = computed(() => readable(this.approval().sentence ?? ''));
  protected readonly first = computed(() => rewardRisk(this.approval(), this.approval().target1));
  protected readonly second = computed(() => rewardRisk(this.approval(), this.approval().target2));
  protected readonly plan = computed(() => {
    const { quantity: amount, symbol } = this.approval();
    return `${quantity(amount)} ${symbol}`;
  });

  protected async approve(): Promise<void> {
    const it = this.approval();
    const real = same(it.trading_mode, 'live') ? ' This is real money.' : '';
    await this.answer(true, {
      title: `${verb(it)} ${this.plan()}, about ${money(this.cost())}?`,
      text: `${it.pipeline_name} orders at once, with its stop at ${price(it.stop)} and a risk of ${money(it.risk)}.${real}`,
      action: `Approve ${this.plan()}`,
      dangerous: same(it.trading_mode, 'live'),
      reasons: ['I agree with the plan'],
    });
  }

  protected async deny(): Promise<void> {
    await this.answer(false, {
      title: `Deny ${this.plan()}?`,
      text: `${this.approval().pipeline_name} orders nothing and its run ends.`,
      action: `Deny ${this.plan()}`,
      dangerous: false,
      reasons: ['Too much risk', 'News', 'Not now'],
    });
  }

  private async answer(
    approved: boolean,
    question: { title: string; text: string; action: string; dangerous: boolean; reasons: string[] },
  ): Promise<void> {
    const done = await this.confirm.ask({
      ...question,
      act: (reason) => this.api.decide(this.approval().id, approved, reason),
    });
    if (done) this.toasts.say(approved ? `${this.plan()} is approved.` : `${this.plan()} is denied.`);
    this.decided.emit();
  }
}
