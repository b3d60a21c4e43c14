/** The kinds of providers, as a user reads them. */
export const PROVIDERS = [
  { id: 'openai', name: 'OpenAI', help: 'With a key of your account' },
  { id: 'anthropic', name: 'Anthropic', help: 'With a key of your account' },
  { id: 'openai_compatible', name: 'OpenAI-compatible', help: 'Ollama, vLLM, llama.cpp, a gateway' },
] as const;

export type ProviderId = (typeof PROVIDERS)[number]['id'];

export function providerName(id: string): string {
  return PROVIDERS.find((one) => one.id === id.toLowerCase())?.name ?? id;
}
