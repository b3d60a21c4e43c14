import { DestroyRef, Injectable, effect, inject, signal, untracked } from '@angular/core';
import { Subject } from 'rxjs';
import { Api } from '../api/api';
import { LiveEvent } from '../api/model';
import { ModelText } from '../api/models-model';
import { Session } from './session';

export type Connection = 'off' | 'connecting' | 'live' | 'polling' | 'lost';

const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;
const POLL_EVERY = 5_000;
const FAILURES_BEFORE_POLLING = 2;

/**
 * What happens on the server, as it happens: over a WebSocket that reconnects and catches up after the last sequence
 * seen, and by polling while the socket cannot be had. `undefined` among the events means: something may have been
 * missed, look again.
 */
@Injectable({ providedIn: 'root' })
export class Live {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly state = signal<Connection>('off');
  private readonly subject = new Subject<LiveEvent | undefined>();
  private readonly said = new Subject<ModelText>();
  private socket: WebSocket | undefined;
  private reconnect: ReturnType<typeof setTimeout> | undefined;
  private poll: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private last: number | undefined;
  private wanted = false;

  readonly connection = this.state.asReadonly();
  readonly events = this.subject.asObservable();
  /** What models say as they say it; nobody who is not connected hears it, and nothing of it is caught up on. */
  readonly texts = this.said.asObservable();

  constructor() {
    effect(() => {
      const loggedIn = this.session.loggedIn();
      untracked(() => (loggedIn ? this.start() : this.stop()));
    });
    inject(DestroyRef).onDestroy(() => this.stop());
    addEventListener('online', () => this.wanted && !this.socket && this.open());
  }

  /** Tries again now instead of when its turn comes. */
  retry(): void {
    if (!this.wanted || this.socketIsOpen()) return;
    clearTimeout(this.poll);
    this.open();
    void this.pollOnce();
  }

  private start(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.failures = 0;
    this.state.set('connecting');
    this.open();
  }

  private stop(): void {
    this.wanted = false;
    this.last = undefined;
    clearTimeout(this.reconnect);
    this.endPolling();
    this.socket?.close();
    this.socket = undefined;
    this.state.set('off');
  }

  private open(): void {
    clearTimeout(this.reconnect);
    const after = this.last === undefined ? '' : `?after=${this.last}`;
    const url = new URL(`/api/v1/events${after}`, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.onopen = () => {
      this.failures = 0;
      this.endPolling();
      this.state.set('live');
      // Without a place to catch up from, what happened before the connection stood is not known.
      if (this.last === undefined) this.subject.next(undefined);
    };
    socket.onmessage = (message: MessageEvent<string>) => {
      const heard = JSON.parse(message.data) as LiveEvent | ModelText;
      if (heard.type === 'model_text') this.said.next(heard as ModelText);
      else this.take(heard as LiveEvent);
    };
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      if (this.wanted) this.lost();
    };
  }

  private lost(): void {
    this.failures++;
    const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (this.failures - 1));
    this.reconnect = setTimeout(() => this.open(), delay * (0.75 + Math.random() / 2));
    if (this.failures < FAILURES_BEFORE_POLLING) this.state.set('connecting');
    else if (!this.poll) void this.pollOnce();
  }

  private async pollOnce(): Promise<void> {
    try {
      if (this.last === undefined) {
        await this.api.me();
        this.subject.next(undefined);
      } else {
        for (const event of await this.api.events(this.last)) this.take(event);
      }
      if (this.wanted && !this.socketIsOpen()) this.state.set('polling');
    } catch {
      if (this.wanted && !this.socketIsOpen()) this.state.set('lost');
    }
    if (this.wanted && !this.socketIsOpen()) this.poll = setTimeout(() => void this.pollOnce(), POLL_EVERY);
  }

  private endPolling(): void {
    clearTimeout(this.poll);
    this.poll = undefined;
  }

  private socketIsOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /** Hands an event on, once, and in order. */
  private take(event: LiveEvent): void {
    if (typeof event.sequence !== 'number' || (this.last !== undefined && event.sequence <= this.last)) return;
    this.last = event.sequence;
    this.subject.next(event);
  }
}

/** Does something when such an event arrives, at most once in this many milliseconds. Call it in a constructor. */
export function onEvents(concerns: (event: LiveEvent) => boolean, act: () => unknown, every = 300): void {
  const live = inject(Live);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscription = live.events.subscribe((event) => {
    if (timer !== undefined || (event !== undefined && !concerns(event))) return;
    timer = setTimeout(() => {
      timer = undefined;
      act();
    }, every);
  });
  inject(DestroyRef).onDestroy(() => {
    subscription.unsubscribe();
    clearTimeout(timer);
  });
}
