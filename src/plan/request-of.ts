import { readRequest } from '../request/read-request.ts';
import type { Request } from '../request/request.ts';
import type { Plan } from './plan.ts';

/** The request that a plan keeps, with its requirements as they were settled when it was drafted; null for one that keeps none. */
export function requestOf({ front }: Plan): Request | null {
  if (front === null || front.request === '') return null;
  const { title, requirements, questions, answers } = front;
  const { left, ...request } = readRequest(front.request);
  return {
    ...request,
    title,
    ...(requirements === undefined ? (left === undefined ? {} : { left }) : { requirements }),
    ...(questions === undefined ? {} : { questions }),
    ...(answers === undefined ? {} : { answers }),
  };
}
