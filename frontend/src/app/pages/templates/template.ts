import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { Template } from '../../api/model';
import { Problem } from '../../api/problem';
import { Catalog } from '../../core/catalog';
import { Crumbs } from '../../core/crumbs';
import { loading } from '../../core/loading';
import { words } from '../../format/format';
import { Graph, priceOf } from '../../ui/graph';
import { Icon } from '../../ui/icon';
import { Empty, ProblemNotice, Waiting } from '../../ui/notices';
import { Sparkline } from '../../ui/sparkline';
import { Creating } from '../pipelines/creating';
import { caveatOf, categoryOf, figuresOf } from './figures';

/** One template before it is taken: its agents, what it needs, and what it came to in a backtest. */
@Component({
  selector: 'k-template',
  imports: [Empty, Graph, Icon, ProblemNotice, RouterLink, Sparkline, Waiting],
  template: `
    <div class="page">
      <k-problem [problem]="problem() ?? loaded.problem()" />
      @if (template(); as it) {
        <div class="page-head">
          <div class="title">
            <h1>{{ it.name }}</h1>
            <p class="muted">{{ it.description }}</p>
          </div>
          <button class="button primary" type="button" [disabled]="busy()" (click)="use(it)">
            <k-icon name="plus" />{{ busy() ? 'Making it yours…' : 'Use this' }}
          </button>
        </div>
        <section class="card" aria-labelledby="graph-title">
          <header><h2 id="graph-title">How it decides</h2></header>
          <k-graph [definition]="it.definition" [(selected)]="node" />
          <p class="agent">
            @if (agent(); as one) {
              <b>{{ one.name }}</b> <span class="muted">{{ price() }}</span><br />{{ one.description }}
            } @else {
              <span class="muted">Choose an agent to read what it does.</span>
            }
          </p>
        </section>
        <div class="columns">
          <section class="card facts" aria-labelledby="needs-title">
            <header><h2 id="needs-title">What it needs</h2></header>
            <dl>
              @if (categoryOf(it); as category) {
                <dt>Kind</dt>
                <dd>{{ category }}</dd>
              }
              <dt>Trades</dt>
              <dd>{{ it.symbols.join(', ') || 'Symbols of your choice' }}</dd>
              @if (it.trading_hours; as hours) {
                <dt>Hours</dt>
                <dd>{{ hours }}</dd>
              }
              <dt>Needs</dt>
              <dd>{{ it.needs.join('; ') || 'Nothing' }}</dd>
            </dl>
          </section>
          <section class="card" aria-labelledby="backtest-title">
            <header><h2 id="backtest-title">Backtest</h2></header>
            @if (it.backtest; as backtest) {
              <div class="backtest">
                @if (backtest.sentence) {
                  <p>{{ backtest.sentence }}</p>
                }
                @if (equity().length > 1) {
                  <k-sparkline [values]="equity()" label="Equity in the backtest" />
                }
                <ul>
                  @for (figure of figuresOf(backtest); track figure.label) {
                    <li>
                      <b class="numbers" [class.gain]="(figure.sign ?? 0) > 0" [class.loss]="(figure.sign ?? 0) < 0">{{
                        figure.value
                      }}</b><span class="muted">{{ figure.label }}</span>
                    </li>
                  }
                </ul>
                <p class="muted">{{ caveatOf(backtest) }}</p>
              </div>
            } @else {
              <p class="agent muted">Not backtested yet. Backtest it yourself once it is yours.</p>
            }
          </section>
        </div>
      } @else if (loaded.value()) {
        <h1 class="unseen">No such template</h1>
        <k-empty icon="templates" sentence="This server has no such template.">
          <a class="button primary" routerLink="/templates">See all templates</a>
        </k-empty>
      } @else if (!loaded.problem()) {
        <k-waiting />
      }
    </div>
  `,
  styles: `
    .title {
      flex: 1 1 400px;
      max-width: 80ch;
    }
    .agent {
      min-height: 62px;
      padding: 10px 16px;
      border-top: 1px solid var(--line);
    }
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
      gap: 16px;
      align-items: start;
    }
    dl {
      display: grid;
      grid-template-columns: 72px minmax(0, 1fr);
      gap: 8px 12px;
      margin: 0;
      padding: 16px;
    }
    dt {
      color: var(--muted);
    }
    dd {
      margin: 0;
    }
    .backtest {
      display: grid;
      gap: 12px;
      padding: 16px;
    }
    k-sparkline {
      width: 100%;
      height: 96px;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 28px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
    }
    li b {
      font-size: 15px;
    }
    .gain {
      color: var(--gain);
    }
    .loss {
      color: var(--loss);
    }
    @media (max-width: 980px) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class TemplatePage {
  private readonly api = inject(Api);
  private readonly catalog = inject(Catalog);
  private readonly creating = inject(Creating);
  readonly slug = input.required<string>();
  protected readonly loaded = loading(
    () => true,
    () => this.api.templates(),
  );
  protected readonly template = computed(() => this.loaded.value()?.find((one) => one.slug === this.slug()));
  protected readonly equity = computed(() => this.template()?.backtest?.equity ?? []);
  protected readonly node = signal<string | undefined>(undefined);
  protected readonly agent = computed(() => {
    const node = this.template()?.definition.nodes.find((one) => one.id === this.node());
    return this.catalog.agent(node?.agent_type);
  });
  protected readonly price = computed(() => priceOf(this.agent()));
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly caveatOf = caveatOf;
  protected readonly categoryOf = categoryOf;
  protected readonly figuresOf = figuresOf;

  constructor() {
    const crumbs = inject(Crumbs);
    effect(() =>
      crumbs.show([
        { label: 'Pipelines', link: '/pipelines' },
        { label: 'Templates', link: '/templates' },
        { label: this.template()?.name ?? words(this.slug()) },
      ]),
    );
  }

  protected async use(template: Template): Promise<void> {
    this.busy.set(true);
    this.problem.set(await this.creating.fromTemplate(template));
    this.busy.set(false);
  }
}
