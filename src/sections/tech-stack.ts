import { formatCitation } from '../evidence/citation.ts';
import { alignedStack } from '../evidence/aligned-stack.ts';
import type { Technology } from '../evidence/collectors/stack.ts';
import { md, text } from '../markdown/blocks/cells.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { packageField } from './fields.ts';
import { cite, keepCode } from './phrases.ts';
import { defineSection } from './section.ts';

const rowLimit = { quick: 6, standard: 10, deep: 18 } as const;

/** 2.3: what the repository is built with, at the versions that it really has. */
export const techStack = defineSection({
  id: 'tech-stack',
  heading: '2.3 Tech Stack Alignment',
  depth: 3,
  group: '2. Research & Analysis',
  needs: [],
  parts: {
    technologies: {
      block: table({
        technology: column('Technology', text(packageField('exists'))),
        version: column('Version', text()),
        fit: column('How It Fits', md()),
      }),
      guide:
        'The languages, frameworks and tools that this change uses, with the version the lockfile or manifest gives.',
    },
  },
  draft({ evidence, request, size }) {
    const technologies = alignedStack(evidence, request)
      .slice(0, rowLimit[size])
      .map((technology) => ({
        technology: technology.name,
        version: technology.version ?? 'not pinned',
        fit: fitOf(technology),
      }));
    return {
      technologies,
      open: [],
      notApplicable:
        technologies.length === 0
          ? [{ part: 'technologies', reason: 'no manifest, lockfile or source file was recognised' }]
          : [],
    };
  },
  example: {
    technologies: [{ technology: 'vitest', version: '4.1.9', fit: 'Test runner; script `test` (`package.json:12`)' }],
    open: [],
    notApplicable: [],
  },
});

function fitOf({ role, use, at }: Technology): string {
  const what = role === 'ci' ? 'CI' : role.charAt(0).toUpperCase() + role.slice(1);
  return `${what}${use === '' ? '' : `; ${keepCode(use)}`}${at === null || use.includes(formatCitation(at)) ? '' : ` (${cite(at)})`}`;
}
