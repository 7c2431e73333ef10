import { connections } from './connections.ts';
import type { KnownFacility } from './known-facility.ts';
import { observability } from './observability.ts';
import { safety } from './safety.ts';
import { storage } from './storage.ts';

/** What is known to serve the areas that plans ask about. */
export const knownFacilities: readonly KnownFacility[] = [...observability, ...safety, ...storage, ...connections];
