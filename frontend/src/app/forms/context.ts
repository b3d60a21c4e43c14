import { Injectable, Signal, signal } from '@angular/core';
import { Schema } from '../api/model';

/** What all fields of one form share, however deep they lie. */
@Injectable()
export class FormContext {
  /** Holds the definitions that parts of the schema refer to. */
  readonly root = signal<Schema>({});
  readonly disabled = signal(false);
  /** Sentences by path. */
  readonly wrong = signal<ReadonlyMap<string, string[]>>(new Map());
  private readonly number = ++forms;

  /** The id of the field at this path in the page. */
  idOf(path: string): string {
    return `form${this.number}-${path.replace(/[^A-Za-z0-9_]+/g, '-')}`;
  }

  /** Whether something at this path or below it is wrong. */
  anyWrong(path: string): boolean {
    return [...this.wrong().keys()].some(
      (one) => one === path || one.startsWith(`${path}.`) || one.startsWith(`${path}[`),
    );
  }
}

let forms = 0;

/** Where an object of the form lies. */
export abstract class Place {
  abstract readonly path: Signal<string>;
  abstract readonly schema: Signal<Schema>;
}
