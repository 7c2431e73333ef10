import type { RuleFile } from '../collectors/rules.ts';
import { baseOf, folderOf } from '../../repository/paths.ts';

/** What a path says about a rules file. */
export interface RuleFileForm {
  readonly kind: RuleFile['kind'];
  readonly appliesTo: string;
  /** Order among files of one kind and folder. */
  readonly rank: number;
}

/** Files that assistants read, in the order in which one wins over another where several hold rules. */
const AGENT_NAMES = ['GEMINI.md', 'AGENTS.md', 'CLAUDE.md', 'AGENT.md'];

/** What kind of rules file a path names, or null. */
export function ruleFileForm(path: string): RuleFileForm | null {
  if (/(?:^|\/)(?:fixtures?|testdata|node_modules|vendor|templates?)\//.test(path)) return null;
  return agentForm(path) ?? editorForm(path) ?? pullRequestForm(path) ?? contributingForm(path);
}

function agentForm(path: string): RuleFileForm | null {
  const rank = AGENT_NAMES.indexOf(baseOf(path));
  if (rank >= 0) {
    return { kind: 'agent', appliesTo: folderOf(path).replace(/(?:^|\/)\.(?:claude|gemini|github)$/, ''), rank };
  }
  const shared = /^(?:\.github\/copilot-instructions|\.junie\/guidelines|\.claude\/rules\/.+)\.md$/.test(path);
  return shared ? { kind: 'agent', appliesTo: '', rank: AGENT_NAMES.length } : null;
}

function editorForm(path: string): RuleFileForm | null {
  if (/^\.(?:cursor|windsurf|cline)rules$/.test(baseOf(path))) {
    return { kind: 'editor', appliesTo: folderOf(path), rank: 0 };
  }
  const folder = /^(.*?)\/?\.(?:(?:cursor|windsurf)\/rules|clinerules)\/.+\.mdc?$/.exec(path)?.[1];
  if (folder !== undefined) return { kind: 'editor', appliesTo: folder, rank: 1 };
  return /^\.github\/instructions\/.+\.instructions\.md$/.test(path)
    ? { kind: 'editor', appliesTo: '', rank: 2 }
    : null;
}

function pullRequestForm(path: string): RuleFileForm | null {
  return /(?:^|\/)pull_request_template(?:\.md|\.txt|\/[^/]+\.md)$/i.test(path)
    ? { kind: 'pull-request', appliesTo: '', rank: 0 }
    : null;
}

/** A contributing guide of the repository or of a folder, and the guides beside it at the root or in the documentation. */
function contributingForm(path: string): RuleFileForm | null {
  const folder = folderOf(path);
  const [, document = '', ending = ''] = /^(.+?)(\.(?:md|mdx|rst|txt|adoc))?$/i.exec(baseOf(path)) ?? [];
  const inGuide = /^(?:\.github|docs?(?:\/.+)?)$/i.test(folder);
  if (folder.split('/').length > 4) return null;
  if (/^contributing$/i.test(document)) return { kind: 'contributing', appliesTo: inGuide ? '' : folder, rank: 0 };
  if (!inGuide && folder !== '') return null;
  const rank = GUIDES.findIndex((guide) => guide.test(document));
  if (rank >= 0) return { kind: 'contributing', appliesTo: '', rank: rank + 1 };
  const partOfGuide = /(?:^|\/)contributing(?:\/|$)/i.test(folder) && ending !== '' && !ELSEWHERE.test(document);
  return partOfGuide ? { kind: 'contributing', appliesTo: '', rank: GUIDES.length + 1 } : null;
}

const GUIDES = [
  /^(?:conventions?|style[-_ ]?guide|cod(?:e|ing)[-_ ](?:standards?|style|guidelines?|conventions?))$/i,
  /^(?:hacking|development|developing|developer[-_]guide)$/i,
];

/** Parts of a guide that are for maintainers, reporters and first-time visitors. */
const ELSEWHERE =
  /committ(?:ing|ers?)|issue|triag|security|first|index|intro|release|translat|localis|localiz|setup|set_up|environment|bug|report|mailing|new-contributors|team/i;
