import { createModel, type EndpointModel, type ModelOptions } from '../../src/model/create-model.ts';

/** A model at an address of a test server: nothing is kept, and nobody waits. */
export function modelAt(url: string, more: Partial<ModelOptions> = {}): EndpointModel {
  return createModel({
    url,
    key: 'test-key-4711',
    headers: {},
    query: {},
    model: 'test-model',
    format: 'auto',
    prices: null,
    answerTokens: null,
    temperature: null,
    timeouts: { total: 20_000, start: 10_000, idle: 10_000 },
    cacheFolder: null,
    version: '0.0.0',
    sleep: async (_, signal) => signal.throwIfAborted(),
    ...more,
  });
}
