import { Component, computed, inject } from '@angular/core';
import { Clock } from '../core/clock';
import { Connection, Live } from '../core/live';
import { marketAt } from '../core/nyse';
import { duration, time } from '../format/format';

const CONNECTIONS: Record<Connection, string> = {
  off: 'Not connected',
  connecting: 'Connecting…',
  live: 'Live',
  polling: 'Live updates interrupted',
  lost: 'Connection lost',
};

/** The connection's state and the market's clock. */
@Component({
  selector: 'k-foot',
  template: `
    <footer>
      <span class="connection" [attr.data-state]="live.connection()">
        <i aria-hidden="true"></i>{{ connection() }}
      </span>
      <span class="market numbers"
        >{{ market() }} <span class="clock">· {{ clock() }}</span></span
      >
    </footer>
  `,
  styles: `
    footer {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
      height: 100%;
      padding: 0 12px 0 24px;
      border-top: 1px solid var(--line);
      background: var(--surface-1);
      color: var(--muted);
      font-size: 11px;
      line-height: 16px;
      white-space: nowrap;
    }
    .connection {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    i {
      flex: none;
      width: 7px;
      height: 7px;
      border-radius: 50%;
      background: var(--faint);
    }
    [data-state='live'] i {
      background: var(--gain);
    }
    [data-state='polling'] i,
    [data-state='connecting'] i {
      background: var(--warn);
    }
    [data-state='lost'] {
      color: var(--danger);
    }
    [data-state='lost'] i {
      border-radius: 2px;
      background: var(--danger);
    }
    @media (max-width: 720px) {
      footer {
        padding: 0 12px;
      }
      .clock {
        display: none;
      }
    }
  `,
})
export class Foot {
  private readonly now = inject(Clock).now;
  protected readonly live = inject(Live);
  protected readonly connection = computed(() => CONNECTIONS[this.live.connection()]);
  private readonly minute = computed(() => Math.floor(this.now() / 60_000));
  protected readonly clock = computed(() => time(new Date(this.now()).toISOString()));
  protected readonly market = computed(() => {
    const { open, minutes } = marketAt(this.minute() * 60_000);
    const left = duration(minutes * 60_000);
    return open ? `NYSE open, closes in ${left}` : `NYSE closed, opens in ${left}`;
  });
}
