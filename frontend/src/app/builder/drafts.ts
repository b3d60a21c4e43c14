import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { Api } from '../api/api';
import { Definition } from '../api/model';
import { Problem, problemOf } from '../api/problem';
import { Kept, forget, keep } from './kept';

export type Saving =
  | { state: 'saved' }
  | { state: 'saving' }
  | { state: 'offline'; kept: boolean }
  | { state: 'conflict'; problem: Problem }
  | { state: 'refused'; problem: Problem; kept: boolean };

/** Together with the way to the server an edit is kept within a second. */
const SAVE_AFTER = 600;
const RETRY_AFTER = 4_000;

/** Keeps every edit of one pipeline: in this browser at once, on the server shortly after, in the order of the edits. */
@Injectable()
export class Drafts {
  private readonly api = inject(Api);
  private readonly now = signal<Saving>({ state: 'saved' });
  private pipeline = '';
  private baseRevision = 0;
  private version = 0;
  private waiting: Definition | undefined;
  /** What was sent without a reply. It may have been saved, so it is sent again before what came after it. */
  private unanswered: Definition | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | undefined;
  readonly saving = this.now.asReadonly();

  constructor() {
    const retry = () => void this.flush();
    addEventListener('online', retry);
    addEventListener('pagehide', retry);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', retry);
      removeEventListener('pagehide', retry);
      void this.flush();
    });
  }

  /** Goes on from what the server has. */
  open(pipeline: string, baseRevision: number, version: number): void {
    clearTimeout(this.timer);
    this.pipeline = pipeline;
    this.baseRevision = baseRevision;
    this.version = version;
    this.waiting = undefined;
    this.unanswered = undefined;
    this.now.set({ state: 'saved' });
  }

  seen(): number {
    return this.version;
  }

  put(definition: Definition): void {
    this.waiting = definition;
    const kept = this.keep(definition);
    if (this.now().state === 'conflict') return;
    if (this.now().state !== 'offline') this.now.set({ state: 'saving' });
    else this.now.set({ state: 'offline', kept });
    // The clock runs from the first edit that is not saved, so that somebody who types on and on is saved, too.
    this.timer ??= setTimeout(() => void this.flush(), SAVE_AFTER);
  }

  /** Sends what waits; resolves when nothing does any more or it cannot be sent. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.sending) {
      await this.sending;
      if (this.waiting && this.now().state === 'saving') await this.flush();
      return;
    }
    if (!this.waiting || this.now().state === 'conflict') return;
    this.sending = this.send(this.unanswered ?? this.waiting);
    await this.sending;
    this.sending = undefined;
    if (this.waiting && this.now().state === 'saving') await this.flush();
  }

  /** Everything has arrived, or was not worth saving. */
  settled(): boolean {
    return this.now().state === 'saved';
  }

  /** After a conflict: mine go over those saved elsewhere. */
  async keepMine(theirVersion: number, revision: number): Promise<void> {
    this.version = theirVersion;
    this.baseRevision = revision;
    this.now.set({ state: 'saving' });
    await this.flush();
  }

  /** The draft has become a revision, or is not wanted any more. */
  published(revision: number): void {
    this.open(this.pipeline, revision, 0);
    forget(this.pipeline);
  }

  private async send(definition: Definition): Promise<void> {
    const { pipeline } = this;
    try {
      const body = { definition, base_revision: this.baseRevision, version: this.version };
      const saved = await this.api.saveDraft(pipeline, body);
      if (pipeline !== this.pipeline) return;
      this.version = saved.version;
      this.unanswered = undefined;
      if (this.waiting === definition) {
        this.waiting = undefined;
        forget(pipeline);
        this.now.set({ state: 'saved' });
      } else {
        this.now.set({ state: 'saving' });
        if (this.waiting) this.keep(this.waiting);
      }
    } catch (cause) {
      const problem = problemOf(cause);
      if (pipeline === this.pipeline) this.failed(problem, definition);
    }
  }

  private failed(problem: Problem, definition: Definition): void {
    const kept = this.waiting ? this.keep(this.waiting) : true;
    this.unanswered = undefined;
    if (problem.status === 409) this.now.set({ state: 'conflict', problem });
    else if (problem.status > 0 && problem.status < 500) this.now.set({ state: 'refused', problem, kept });
    else {
      this.unanswered = definition;
      this.now.set({ state: 'offline', kept });
      this.timer ??= setTimeout(() => void this.flush(), RETRY_AFTER);
    }
  }

  private keep(definition: Definition): boolean {
    const kept: Kept = { definition, base_revision: this.baseRevision, version: this.version, at: Date.now() };
    return keep(this.pipeline, kept);
  }
}
