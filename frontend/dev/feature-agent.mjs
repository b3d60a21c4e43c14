// An agent with every kind of setting that a schema can name, so that the forms can be tried.
import config_schema from './every-feature.json' with { type: 'json' };

const WORDS = 'Asks for every kind of setting that a schema can name, so that the forms can be tried.';

export const everyFeature = (agent) => ({
  ...agent('every_feature', 'analysis', 'Every feature', 'tune-variant', '0', 1, [], [], [], WORDS, {}),
  config_schema,
});
