import type { RootContent } from 'mdast';
import type { Answer, Requirement } from '../request/request.ts';
import type { SectionForm } from '../sections/adapt-nodes.ts';
import type { Content, ParsedSection, PlanSize, Section, SectionId } from '../sections/section.ts';

export type PlanStatus = 'Draft' | 'Under Review' | 'Approved' | 'In Progress' | 'Completed';

/** Who drafted a section, when, and what it leaned on. */
export interface Provenance {
  readonly drafter: 'evidence' | 'model' | 'assistant' | 'person';
  /** ISO 8601, seconds, UTC. */
  readonly at: string;
  /** First 16 hexadecimal digits of the SHA-256 of the section's text as it was written, LF, without blank lines at the ends. */
  readonly hash: string;
  /** Blob ids that differ from the plan's own `cites`, because the section was drafted at another state of the repository. */
  readonly cites?: Readonly<Record<string, string>>;
  /** Tokens, in and out, that a model used for this section; calls for several sections are shared out evenly. */
  readonly tokens?: number;
  /** US dollars of them, where known. */
  readonly cost?: number;
  /** Its drafter was still at work on it: what stands here was paid for and is not the last word. */
  readonly pending?: true;
}

/** What drafting a plan with a model has used so far, over all runs. */
export interface PlanUsage {
  /** Id of the model used last. */
  readonly model: string;
  readonly calls: number;
  /** Tokens. */
  readonly input: number;
  /** Of `input`, how many the provider had cached. */
  readonly cached: number;
  readonly output: number;
  /** US dollars; null where no price is known. */
  readonly cost: number | null;
}

/** What the front matter of a plan holds. */
export interface PlanFront {
  /** Format version. */
  readonly groundplan: 1;
  readonly title: string;
  readonly status: PlanStatus;
  /** The request, verbatim; empty for a plan that was not drafted from one here. */
  readonly request: string;
  readonly repository: string;
  /** The commit that the plan was drafted at; null without one. */
  readonly base: string | null;
  /** `yyyy-mm-dd`. */
  readonly created: string;
  readonly size: PlanSize;
  /** What the request asks for, where it was not split by code alone; absent otherwise. */
  readonly requirements?: readonly Requirement[];
  /** What the request leaves open, and what a person answered. */
  readonly questions?: readonly string[];
  readonly answers?: readonly Answer[];
  readonly usage?: PlanUsage;
  readonly sections: Readonly<Partial<Record<SectionId, Provenance>>>;
  /** Titles of sections in words of their own, as somebody said. */
  readonly headings?: Readonly<Partial<Record<SectionId, string>>>;
  /** Abbreviated blob ids (12 digits) of the repository files that the plan cites, by path: what freshness is judged by. */
  readonly cites: Readonly<Record<string, string>>;
}

/** One section as it stands in a file. */
export interface PlanSection extends ParsedSection {
  readonly section: Section;
  readonly id: SectionId;
  /** The heading as the file has it. */
  readonly title: string;
  /** How the plan's headings differ from the template's. */
  readonly form: SectionForm;
  /** Its Markdown: from its heading up to the next section, separators left out. */
  readonly text: string;
  /** `text` as parsed, its heading first; headings, columns and labels in the template's words where `form` says that they are not. */
  readonly nodes: readonly RootContent[];
  /** UTF-16 offsets of `text` in the file. */
  readonly start: number;
  readonly end: number;
  /** 1-based line of its heading in the file. */
  readonly line: number;
}

/** A region of the file that is no section of the template: kept as it is. */
export interface PlanExtra {
  readonly title: string | null;
  readonly nodes: readonly RootContent[];
  readonly line: number;
}

/** A plan as read from its file, the only state there is. */
export interface Plan {
  readonly text: string;
  readonly title: string;
  /** Null for a plan that was not written by Groundplan. */
  readonly front: PlanFront | null;
  /** In the order of the file; each id at most once (a second region for the same section is an extra). */
  readonly sections: readonly PlanSection[];
  readonly extras: readonly PlanExtra[];
}

/** The contents of a plan by section: what drafting gives and assembling takes. */
export type PlanContents = ReadonlyMap<SectionId, Content>;
