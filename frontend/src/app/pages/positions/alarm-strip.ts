import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Position, same } from '../../api/model';
import { quantity } from '../../format/format';
import { Icon } from '../../ui/icon';
import { Closing } from './close';
import { alarmOf } from './measures';

/** Positions that need a person now: what is wrong with each and what can be done, in red. */
@Component({
  selector: 'k-alarm-strip',
  imports: [Icon, RouterLink],
  template: `
    @for (alarm of alarms(); track alarm.position.execution_id + alarm.position.symbol) {
      <div class="alarm" role="alert">
        <k-icon name="unprotected" />
        <p>
          <b
            >{{ quantity(alarm.position.remaining) }} {{ alarm.position.symbol }} of
            {{ alarm.position.pipeline_name }}</b
          >
          <span>{{ alarm.sentence }}</span>
          <span class="advice">{{ alarm.advice }}</span>
        </p>
        <div class="row">
          <a class="button small" [routerLink]="['/executions', alarm.position.execution_id]">Open the run</a>
          @if (!same(alarm.position.state, 'closing')) {
            <button class="button small danger" type="button" (click)="close(alarm.position)">
              Close {{ alarm.position.symbol }} now
            </button>
          }
        </div>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    :host:not(:has(.alarm)) {
      display: none;
    }
    .alarm {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
      padding: 10px 12px 10px 14px;
      border: 1px solid var(--danger);
      border-left-width: 4px;
      border-radius: var(--radius-control);
      background: color-mix(in srgb, var(--danger) 13%, var(--surface-1));
    }
    k-icon {
      color: var(--danger);
      font-size: 18px;
    }
    p {
      display: flex;
      flex: 1 1 280px;
      flex-wrap: wrap;
      gap: 0 8px;
      min-width: 0;
    }
    .advice {
      color: var(--muted);
    }
    @media (max-width: 720px) {
      .row {
        display: grid;
        flex: 1 0 100%;
        grid-template-columns: 1fr 1fr;
      }
    }
  `,
})
export class AlarmStrip {
  private readonly closing = inject(Closing);
  readonly positions = input.required<Position[]>();
  readonly changed = output();
  protected readonly alarms = computed(() =>
    this.positions().flatMap((position) => {
      const sentence = alarmOf(position);
      return sentence ? [{ position, sentence, advice: adviceFor(position) }] : [];
    }),
  );
  protected readonly quantity = quantity;
  protected readonly same = same;

  protected async close(position: Position): Promise<void> {
    if (await this.closing.one(position)) this.changed.emit();
  }
}

function adviceFor(position: Position): string {
  return same(position.trading_mode, 'live', 'paper')
    ? "Place a stop in your broker's own application, or close it now."
    : 'Open the run to see why, or close it now.';
}
