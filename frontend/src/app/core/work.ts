import { Injectable, computed, signal } from '@angular/core';
import { problemOf } from '../api/problem';

export interface Task {
  id: number;
  /** What is being done: "Pausing 12 pipelines". */
  title: string;
  done: number;
  total: number;
  state: 'running' | 'done' | 'cancelled';
  /** What could not be done and why, a sentence each. */
  failures: string[];
}

/** Long work of this browser: how far each has come, and how to end it. One failure halts nothing else. */
@Injectable({ providedIn: 'root' })
export class Work {
  private readonly all = signal<Task[]>([]);
  private readonly ends = new Map<number, AbortController>();
  private last = 0;
  readonly tasks = this.all.asReadonly();
  readonly running = computed(() => this.all().filter((task) => task.state === 'running').length);

  /** Does something to one thing after the other until all are done or the work is cancelled, which the signal tells. */
  async each<T>(
    title: string,
    things: T[],
    nameOf: (thing: T) => string,
    act: (thing: T, cancelled: AbortSignal) => Promise<unknown>,
  ): Promise<number> {
    const id = ++this.last;
    const end = new AbortController();
    this.ends.set(id, end);
    this.all.update((tasks) => [
      { id, title, done: 0, total: things.length, state: 'running', failures: [] },
      ...tasks.filter((task) => task.state === 'running'),
    ]);
    for (const thing of things) {
      if (end.signal.aborted) break;
      const told = await attempt(() => act(thing, end.signal));
      const failure = end.signal.aborted ? undefined : told;
      this.change(id, (task) => ({
        ...task,
        done: task.done + 1,
        failures: failure ? [...task.failures, `${nameOf(thing)}: ${failure}`] : task.failures,
      }));
    }
    this.ends.delete(id);
    const state = end.signal.aborted ? 'cancelled' : 'done';
    this.change(id, (task) => ({ ...task, state }));
    return id;
  }

  /** Nothing more is begun; what is under way is finished, unless it heeds the signal. */
  cancel(id: number): void {
    this.ends.get(id)?.abort();
  }

  dismiss(id: number): void {
    this.all.update((tasks) => tasks.filter((task) => task.id !== id || task.state === 'running'));
  }

  task(id: number | undefined): Task | undefined {
    return this.all().find((task) => task.id === id);
  }

  private change(id: number, change: (task: Task) => Task): void {
    this.all.update((tasks) => tasks.map((task) => (task.id === id ? change(task) : task)));
  }
}

async function attempt(act: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (cause) {
    return problemOf(cause).sentence;
  }
}
