import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Accuracy } from '../../api/costs-model';
import { Catalog } from '../../core/catalog';
import { count, money, percent, words } from '../../format/format';
import { Ago } from '../../ui/numbers';

const SHOWN = 12;

/** What runs were expected to cost against what they cost, run by run or by agent. */
@Component({
  selector: 'k-accuracy',
  imports: [Ago, RouterLink],
  template: `
    <header>
      <h2 id="accuracy-title">How well costs are estimated</h2>
      <span class="muted">Last {{ accuracy().days }} days</span>
    </header>
    <p class="sentence">{{ accuracy().sentence }}</p>
    @if (accuracy().items.length) {
      <div class="tabs" role="group" aria-label="What is compared">
        @for (one of tabs; track one.id) {
          <button
            type="button"
            [class.chosen]="one.id === shown()"
            [attr.aria-pressed]="one.id === shown()"
            (click)="shown.set(one.id)"
          >
            {{ one.label }}
          </button>
        }
      </div>
      <div class="table-wrap" tabindex="0" role="group" aria-labelledby="accuracy-title">
        @if (shown() === 'runs') {
          <table class="table stacked">
            <thead>
              <tr>
                <th scope="col">Run</th>
                <th scope="col">When</th>
                <th scope="col" class="number">Expected</th>
                <th scope="col" class="number">Range</th>
                <th scope="col" class="number">Cost</th>
                <th scope="col" class="number">Difference</th>
                <th scope="col">Confidence</th>
              </tr>
            </thead>
            <tbody>
              @for (run of runs(); track run.execution_id) {
                <tr>
                  <td data-label="">
                    <a [routerLink]="['/executions', run.execution_id]">{{ run.pipeline_name }}</a>
                  </td>
                  <td data-label="When"><k-ago [at]="run.at" /></td>
                  <td class="number" data-label="Expected">{{ money(run.estimated) }}</td>
                  <td class="number muted" data-label="Range">{{ range(run.low, run.high) }}</td>
                  <td class="number strong" data-label="Cost">{{ money(run.actual) }}</td>
                  <td class="number" data-label="Difference">{{ percent(run.error_percent, true) }}</td>
                  <td data-label="Confidence">
                    {{ words(run.confidence) }}
                    <span class="faint">{{ run.runs_known ? 'after ' + count(run.runs_known) : '' }}</span>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        } @else {
          <table class="table stacked">
            <thead>
              <tr>
                <th scope="col">Agent</th>
                <th scope="col" class="number">Runs</th>
                <th scope="col" class="number">Expected</th>
                <th scope="col" class="number">Cost</th>
                <th scope="col" class="number">Typically off by</th>
              </tr>
            </thead>
            <tbody>
              @for (one of accuracy().by_agent; track one.agent_type) {
                <tr>
                  <td data-label="">
                    <a [routerLink]="['/agents', one.agent_type]">{{
                      catalog.agent(one.agent_type)?.name ?? words(one.agent_type)
                    }}</a>
                  </td>
                  <td class="number" data-label="Runs">{{ count(one.runs) }}</td>
                  <td class="number" data-label="Expected">{{ money(one.estimated) }}</td>
                  <td class="number strong" data-label="Cost">{{ money(one.actual) }}</td>
                  <td class="number" data-label="Typically off by">{{ percent(one.median_error_percent) }}</td>
                </tr>
              }
            </tbody>
          </table>
        }
      </div>
      @if (shown() === 'runs' && cut()) {
        <p class="note muted">
          Where there is no difference the run ended before all its agents had worked: it says nothing about the
          estimate.
        </p>
      }
      @if (shown() === 'runs' && accuracy().items.length > least) {
        <button class="button small more" type="button" [attr.aria-expanded]="all()" (click)="all.set(!all())">
          {{ all() ? 'Show fewer' : 'Show all ' + count(accuracy().items.length) }}
        </button>
      }
    }
  `,
  styles: `
    .sentence {
      padding: 12px 16px;
    }
    .tabs {
      padding: 0 8px;
    }
    .note {
      padding: 8px 16px;
      font-size: 12px;
    }
    .more {
      margin: 8px 16px 12px;
    }
  `,
})
export class AccuracyCard {
  protected readonly catalog = inject(Catalog);
  readonly accuracy = input.required<Accuracy>();
  protected readonly tabs = [
    { id: 'runs', label: 'Runs' },
    { id: 'agents', label: 'Agents' },
  ] as const;
  protected readonly shown = signal<'runs' | 'agents'>('runs');
  protected readonly all = signal(false);
  protected readonly least = SHOWN;
  protected readonly runs = computed(() => {
    const { items } = this.accuracy();
    return this.all() ? items : items.slice(0, SHOWN);
  });
  /** Whether some of them did not go their whole way. */
  protected readonly cut = computed(() => this.runs().some((run) => run.error_percent === null));
  protected readonly count = count;
  protected readonly money = money;
  protected readonly percent = percent;
  protected readonly words = words;

  protected range(low: string, high: string): string {
    const [from, to] = [money(low), money(high)];
    return from === to ? '' : `${from} to ${to}`;
  }
}
