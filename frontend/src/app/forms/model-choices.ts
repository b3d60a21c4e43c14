import { NamedModel } from '../api/models-model';
import { rate } from '../format/format';

/** A model that an agent may be set to. */
export interface ModelChoice {
  /** As the setting names it. */
  name: string;
  label: string;
  price: string;
  usable: boolean;
}

export interface ModelChoices {
  /** What may be set without any connection. */
  without: string[];
  groups: { connection: string; models: ModelChoice[] }[];
  /** What is set although nobody offers it. */
  foreign: string | undefined;
}

/** What a model's setting can be: the schema's own words, then each connection's models by name. */
export function modelChoices(models: NamedModel[], without: string[], chosen: string): ModelChoices {
  const groups = new Map<string, ModelChoice[]>();
  for (const model of models) groups.set(model.connection, [...(groups.get(model.connection) ?? []), choiceOf(model)]);
  const known = without.includes(chosen) || models.some(({ name }) => name === chosen);
  return {
    without,
    groups: [...groups].map(([connection, list]) => ({
      connection,
      models: list.sort((a, b) => a.name.localeCompare(b.name)),
    })),
    foreign: known || chosen === '' ? undefined : chosen,
  };
}

function choiceOf({ name, model, price, usable }: NamedModel): ModelChoice {
  const short = price ? `${rate(price.input)} in, ${rate(price.output)} out` : 'price unknown';
  return {
    name,
    label: `${model} · ${usable ? short : 'price unknown, not asked'}`,
    price: price
      ? `${rate(price.input)} read, ${rate(price.output)} written, per million tokens.`
      : 'Its price is unknown: no estimate and no budget counts what it costs.',
    usable,
  };
}
