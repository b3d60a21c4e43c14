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
  private readonly cancelled = new Set<number>();
  private last = 0;
  readonly tasks = this.all.asReadonly();
  readonly running = computed(() => this.all().filter((task) => task.state === 'running').length);

  /** Does something to one thing after the other until all are done or the work is cancelled. */
  async each<T>(title: string, things: T[], nameOf: (thing: T) => string, act: (thing: T) => Promise<unknown>) {
    const id = ++this.last;
    this.all.update((tasks) => [
      { id, title, done: 0, total: things.length, state: 'running', failures: [] },
      ...tasks.filter((task) => task.state === 'running'),
    ]);
    for (const thing of things) {
      if (this.cancelled.has(id)) break;
      const failure = await attempt(() => act(thing));
      this.change(id, (task) => ({
        ...task,
        done: task.done + 1,
        failures: failure ? [...task.failures, `${nameOf(thing)}: ${failure}`] : task.failures,
      }));
    }
    const state = this.cancelled.delete(id) ? 'cancelled' : 'done';
    this.change(id, (task) => ({ ...task, state }));
    return id;
  }

  /** What is under way is finished; nothing more is begun. */
  cancel(id: number): void {
    if (this.task(id)?.state === 'running') this.cancelled.add(id);
  }

  isCancelled(id: number): boolean {
    return this.cancelled.has(id);
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
