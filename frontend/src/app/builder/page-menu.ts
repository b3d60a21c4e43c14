import { Component, ElementRef, EnvironmentInjector, HostListener, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Pipeline, same } from '../api/model';
import { Halts } from '../core/desk';
import { Icon } from '../ui/icon';
import { Transfer } from './transfer';

/** What is done with the pipeline as a whole. */
@Component({
  selector: 'k-page-menu',
  imports: [Icon, RouterLink],
  providers: [Transfer],
  template: `
    <button
      class="icon-button"
      type="button"
      aria-label="More about this pipeline"
      aria-haspopup="true"
      [attr.aria-expanded]="open()"
      (click)="open.set(!open())"
    >
      <k-icon name="more" />
    </button>
    @if (open()) {
      <div class="menu">
        <button type="button" (click)="act(json)"><k-icon name="settings" />Whole definition as JSON</button>
        <button type="button" (click)="act(export)"><k-icon name="down" />Export to a file</button>
        <button type="button" (click)="file.click()"><k-icon name="upload" />Import from a file</button>
        <button type="button" (click)="act(clone)"><k-icon name="clone" />Clone</button>
        @if (same(pipeline().status, 'active', 'paused') && !halts.of(pipeline().id)) {
          <a routerLink="/interventions" [queryParams]="{ halt: pipeline().id }"><k-icon name="halt" />Halt</a>
        }
        <button type="button" (click)="act(remove)"><k-icon name="trash" />Delete</button>
      </div>
    }
    <input
      #file
      type="file"
      class="unseen"
      tabindex="-1"
      accept=".json,application/json"
      aria-label="File to import"
      (change)="import($any($event.target))"
    />
  `,
  styles: `
    :host {
      position: relative;
    }
    .menu {
      position: absolute;
      z-index: 20;
      top: 36px;
      right: 0;
      width: 240px;
      padding: 4px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface-2);
      box-shadow: var(--shadow);
    }
    .menu > * {
      display: flex;
      align-items: center;
      gap: 8px;
      width: 100%;
      min-height: 32px;
      padding: 0 8px;
      border: 0;
      border-radius: var(--radius-control);
      background: none;
      color: var(--text);
      font: 400 13px/20px var(--sans);
      text-align: left;
      cursor: pointer;
    }
    .menu > *:hover {
      background: var(--surface-3);
      text-decoration: none;
    }
  `,
})
export class PageMenu {
  private readonly transfer = inject(Transfer);
  private readonly injector = inject(EnvironmentInjector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly halts = inject(Halts);
  readonly pipeline = input.required<Pipeline>();
  readonly cloned = output();
  readonly deleted = output();
  protected readonly open = signal(false);
  protected readonly same = same;
  protected readonly json = () => this.transfer.json(this.injector);
  protected readonly export = () => this.transfer.export();
  protected readonly clone = () => this.cloned.emit();
  protected readonly remove = () => this.deleted.emit();

  protected act(what: () => void): void {
    this.open.set(false);
    what();
  }

  protected import(field: HTMLInputElement): void {
    this.open.set(false);
    const file = field.files?.[0];
    field.value = '';
    if (file) void this.transfer.import(file);
  }

  @HostListener('document:keydown.escape')
  protected close(): void {
    this.open.set(false);
  }

  @HostListener('document:click', ['$event.target'])
  protected outside(target: EventTarget | null): void {
    if (!(target instanceof Node && this.element.contains(target))) this.open.set(false);
  }
}
