import { likelyChanges } from '../evidence/likely-changes.ts';
import { bulletList } from '../markdown/blocks/bullet-list.ts';
import { gatesOf } from './gates.ts';
import { code, listed, plain } from './phrases.ts';
import { defineSection } from './section.ts';

/** 13: everything that the plan leans on, once. */
export const references = defineSection({
  id: 'references',
  heading: '13. References',
  needs: ['current-state', 'web-research', 'compliance', 'changes', 'decisions'],
  parts: {
    references: { block: bulletList(), guide: 'Files, commits, issues and sources that the plan cites, each once.' },
  },
  draft({ evidence, request, size }) {
    const sources = likelyChanges(evidence, request, size).filter(({ change }) => change === 'modified');
    const commits = evidence.history.similar
      .slice(0, 4)
      .map(({ commit }) => `${code(commit.hash.slice(0, 8))} “${plain(commit.subject.replaceAll('`', ''))}”`);
    const rules = evidence.rules.files
      .filter(({ path }) => !sources.some((one) => one.path === path))
      .map(({ path }) => code(path));
    // What releases and labels is no matter of the change.
    const gated = [...new Set(gatesOf({ evidence }).flatMap(({ gateAt }) => gateAt?.path ?? []))];
    const workflows = (gated.length > 0 ? gated : evidence.commands.workflows).map(code);
    const named = new Set([...sources, ...evidence.rules.files].map(({ path }) => path));
    const pages = evidence.documents.pages
      .filter(({ path }) => !named.has(path))
      .slice(0, 4)
      .map(({ path, title }) => `${code(path)} (${plain(title)})`);
    const addresses = [...new Set(request.text.match(/https?:\/\/[^\s<>"')\]]+/g) ?? [])].map(
      (address) => `<${address.replace(/[.,;:]+$/, '')}>`,
    );
    const entries = [
      entry(
        'Code',
        sources.map(({ path }) => code(path)),
      ),
      entry('Commits like this one', commits),
      entry('Rules', rules),
      entry('CI', workflows),
      entry('Documentation of the repository', pages),
      entry('Named in the request', addresses),
    ].flat();
    return {
      references: entries,
      open: [],
      notApplicable: entries.length === 0 ? [{ part: 'references', reason: 'the plan cites nothing' }] : [],
    };
  },
  example: {
    references: ['Code: `src/http-exception.ts`', 'Rules: `docs/CONTRIBUTING.md`'],
    open: [],
    notApplicable: [],
  },
});

function entry(label: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${label}: ${listed(items, 8)}`];
}
