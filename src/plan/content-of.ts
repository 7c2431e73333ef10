import type { Plan } from './plan.ts';
import type { ContentOf, Parts, Section } from '../sections/section.ts';

/** The content of one section of a plan, typed by its declaration; undefined when the plan does not have the section. */
export function contentOf<P extends Parts, Name extends string>(
  { sections }: Plan,
  { id }: Section<P, Name>,
): ContentOf<P, Name> | undefined {
  const found = sections.find((section) => section.id === id);
  // Reading a plan gives each section the content that its own declaration describes; its list of sections cannot say which.
  return found?.content as ContentOf<P, Name> | undefined;
}
