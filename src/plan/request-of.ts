import { readRequest } from '../request/read-request.ts';
import type { Request } from '../request/request.ts';
import type { Plan } from './plan.ts';

/** The request that a plan keeps, with its requirements as they were settled when it was drafted; null without front matter. */
export function requestOf({ front }: Plan): Request | null {
  if (front === null) return null;
  const request = readRequest(front.request);
  if (front.requirements === undefined) return { ...request, title: front.title };
  const { left: _, ...kept } = request;
  return { ...kept, title: front.title, requirements: front.requirements };
}
