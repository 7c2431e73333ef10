import { scanOutline } from '../../markdown/outline.ts';
import type { Plan } from '../../plan/plan.ts';
import { fillHeading, meansHeading, plainTitle } from '../../sections/heading.ts';
import type { Section } from '../../sections/section.ts';
import { dressMissing, dressText } from '../refining/dress-text.ts';

/** The sections that a plan has under headings in words of its own, by these as they are compared. */
export type OwnHeadings = ReadonlyMap<string, Section>;

/** How a plan calls its sections, where that is not what the template calls them: as reading the plan found it. */
export function ownHeadings({ sections }: Pick<Plan, 'sections'>): OwnHeadings {
  const own = sections.filter(({ section, title }) => !meansHeading(section.heading, title));
  return new Map(own.map(({ section, title }) => [plainTitle(title), section]));
}

/** Markdown with the template's headings in place of a plan's own, so that what answers the plan in its words is understood. */
export function renameOwn(markdown: string, own: OwnHeadings): string {
  if (own.size === 0) return markdown;
  return scanOutline(`\n${markdown}`)
    .flatMap(({ title, depth, start, end }) => {
      const section = own.get(plainTitle(title));
      return section === undefined ? [] : [{ section, depth, start: start - 1, end: end - 1 }];
    })
    .reverse()
    .reduce((text, { section: { heading }, depth, start, end }) => {
      const after = /\n*$/.exec(text.slice(start, end))?.[0] ?? '';
      return `${text.slice(0, start)}${'#'.repeat(depth)} ${fillHeading(heading, {})}${after}${text.slice(end)}`;
    }, markdown);
}

/** A section's text as the plan has its headings: in its words, on its levels. */
export function dressAsPlan(section: Section, text: string, { sections }: Plan): string {
  const standing = sections.find(({ id }) => id === section.id);
  const form = standing?.form ?? sections[0]?.form;
  if (form === undefined || (form.shift === 0 && !form.isForeign)) return text;
  return standing === undefined ? dressMissing(text, form, true) : dressText(section, text, standing, []);
}
