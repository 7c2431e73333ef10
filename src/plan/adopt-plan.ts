import { isDeepStrictEqual } from 'node:util';
import { PlanError } from '../errors.ts';
import { editFrontMatter, readFrontMatter, splitFrontMatter } from '../markdown/front-matter.ts';
import { lineBreakOf } from '../markdown/splice.ts';
import type { Repository } from '../repository/repository.ts';
import { overview } from '../sections/overview.ts';
import { contentOf } from './content-of.ts';
import type { SaidHeadings } from './find-sections.ts';
import { formatVersion } from './front.ts';
import { parsePlan } from './parse-plan.ts';
import type { Plan, PlanFront } from './plan.ts';
import { withFront } from './put-sections.ts';

/** What a plan is adopted with. */
export interface Adoption {
  readonly repository: Repository;
  readonly now: Date;
  /** Titles of sections in words of their own. */
  readonly headings: SaidHeadings;
}

/**
 * A plan that was never ours with front matter of its own, from where on it is known who drafts what; nothing else changes. Values
 * that another program keeps there stay, and a plan in which ours would contradict them stays as it is.
 * @throws PlanError `usage` when it is to keep titles and has no place for them.
 */
export function adoptPlan(plan: Plan, { repository, now, headings }: Adoption): Plan {
  const hasSaid = Object.keys(headings).length > 0;
  if (plan.front !== null)
    return hasSaid ? withFront(plan, { headings: { ...plan.front.headings, ...headings } }) : plan;
  const fields = contentOf(plan, overview)?.fields;
  const front: PlanFront = {
    groundplan: formatVersion,
    title: plan.title,
    status: fields?.status || 'Draft',
    request: '',
    repository: repository.name,
    base: null,
    created: /^\d{4}-\d{2}-\d{2}$/.test(fields?.created ?? '')
      ? (fields?.created ?? '')
      : now.toISOString().slice(0, 10),
    size: 'standard',
    sections: {},
    ...(hasSaid ? { headings } : {}),
    cites: {},
  };
  const adopted = putFront(plan, front);
  if (adopted !== null) return adopted;
  if (!hasSaid) return plan;
  throw new PlanError(
    'usage',
    'Expected a place for the name of the heading, but the front matter has other values where it would stand.',
    {
      hint: 'Rename the heading as the template has it (`groundplan sections` lists them), or take the front matter out.',
    },
  );
}

/** Null where it would be read otherwise. */
function putFront(plan: Plan, front: PlanFront): Plan | null {
  const { bom, raw, body } = splitFrontMatter(plan.text);
  const lineBreak = lineBreakOf(plan.text);
  try {
    const present = readFrontMatter(raw);
    const missing = Object.fromEntries(Object.entries(front).filter(([key]) => !(key in present)));
    const edited = editFrontMatter(raw, missing);
    const top = raw === '' ? `${edited}\n\n`.replaceAll('\n', lineBreak) : edited;
    const adopted = parsePlan(bom + top + body);
    const texts = ({ sections }: Plan) => sections.map(({ id, text }) => [id, text]);
    const isKept = Object.keys(front.headings ?? {}).length > 0 || isDeepStrictEqual(texts(adopted), texts(plan));
    return adopted.front !== null && isKept ? adopted : null;
  } catch (error) {
    if (error instanceof PlanError) return null;
    throw error;
  }
}
