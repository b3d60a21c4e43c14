import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { NamedModel } from '../../api/models-model';
import { loading } from '../../core/loading';
import { ProblemNotice } from '../../ui/notices';
import { Entry, plain, typed } from '../entry';
import { ModelChoice, modelChoices } from '../model-choices';

/** A language model: what the schema offers without one first, then those of each of the user's connections with their prices. */
@Component({
  selector: 'k-model-entry',
  imports: [ProblemNotice, RouterLink],
  template: `
    <select
      class="kf-control"
      [id]="id()"
      [disabled]="disabled()"
      [attr.aria-describedby]="described()"
      [attr.aria-invalid]="invalid() || null"
      (change)="choose($event)"
    >
      @for (one of choices().without; track one) {
        <option [value]="one" [selected]="one === chosen()">{{ one }}</option>
      }
      @for (group of choices().groups; track group.connection) {
        <optgroup [label]="group.connection">
          @for (one of group.models; track one.name) {
            <option [value]="one.name" [selected]="one.name === chosen()" [disabled]="!one.usable">
              {{ one.label }}
            </option>
          }
        </optgroup>
      }
      @if (choices().foreign; as other) {
        <option [value]="other" selected>{{ other }}{{ models.value() ? ' (not connected)' : '' }}</option>
      }
    </select>
    @if (present(); as one) {
      <p class="kf-help kf-meaning numbers">{{ one.price }}</p>
    }
    @if (models.problem(); as problem) {
      <k-problem [problem]="problem">
        <button class="button small" type="button" (click)="models.reload()">Try again</button>
      </k-problem>
    } @else if (models.value()?.length === 0) {
      <p class="kf-help">No language model is connected. <a routerLink="/settings/models">Connect one</a></p>
    } @else if (choices().foreign && models.value()) {
      <p class="kf-help"><a routerLink="/settings/models">Look at your model connections</a></p>
    }
  `,
  styles: `
    a {
      text-decoration: underline;
    }
  `,
})
export class ModelEntry extends Entry {
  private readonly api = inject(Api);
  protected readonly models = loading<true, NamedModel[]>(
    () => true,
    () => this.api.models(),
  );
  protected readonly chosen = computed(() => plain(this.shown()));
  protected readonly choices = computed(() =>
    modelChoices(this.models.value() ?? [], (this.part().schema.examples ?? []).map(plain), this.chosen()),
  );
  protected readonly present = computed<ModelChoice | undefined>(() =>
    this.choices()
      .groups.flatMap((group) => group.models)
      .find((one) => one.name === this.chosen()),
  );

  protected choose(event: Event): void {
    this.changed.emit(typed(event));
  }
}
