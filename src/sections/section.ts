import type { RootContent } from 'mdast';
import { z } from 'zod';
import type { PackageBook } from '../research/packages/package-book.ts';
import type { Evidence } from '../evidence/gather-evidence.ts';
import type { Block } from '../markdown/blocks/block.ts';
import { mdString, textString } from '../markdown/text.ts';
import type { Request } from '../request/request.ts';
import type { Research } from '../research/sources/source-finding.ts';
import type { HeadingTemplate } from './heading.ts';

/** The units of drafting, in document order. */
export type SectionId =
  | 'overview'
  | 'current-state'
  | 'web-research'
  | 'tech-stack'
  | 'compliance'
  | 'architecture'
  | 'security'
  | 'performance'
  | 'changes'
  | 'steps'
  | 'testing'
  | 'observability'
  | 'migration'
  | 'done'
  | 'decisions'
  | 'references'
  | 'appendix-diagrams'
  | 'appendix-research';

/** How much is asked for. It never changes the structure. */
export type PlanSize = 'quick' | 'standard' | 'deep';

/** One block of a section, and where it stands. */
export interface Part<Value> {
  readonly block: Block<Value>;
  /** Headings to open below the section's own, outermost first; the same as the part before: no heading. */
  readonly under?: readonly HeadingTemplate[];
  /** Bold line that opens the part: `**Code to reuse:**`. */
  readonly label?: string;
  /** What the part must hold, for whoever drafts it. */
  readonly guide: string;
}

export type Parts = Readonly<Record<string, Part<unknown>>>;

/** A question that a person must answer, standing with the part it concerns. */
export interface OpenPoint {
  readonly part: string;
  readonly question: string;
}

/** Why a part has nothing to say. */
export interface NotApplicable {
  readonly part: string;
  readonly reason: string;
}

/** What every section holds beside its parts (a type alias, so that any content may be read as a record). `part` is the key of a part that opens a heading or label (an anchor). */
export type Notes = {
  readonly open: readonly OpenPoint[];
  readonly notApplicable: readonly NotApplicable[];
};

/** The content of any section: its parts by key, its heading names, its notes. */
export type Content = Notes & { readonly [key: string]: unknown };

type ValueOfPart<P> = P extends Part<infer Value> ? Value : never;

/** The content of one section, typed by its parts and the names in its headings. */
export type ContentOf<P extends Parts, Name extends string = never> = Notes & {
  readonly [Key in keyof P]: ValueOfPart<P[Key]>;
} & { readonly [Key in Name]: string };

/** What the offline drafter hands to a section. */
export interface DraftInput {
  readonly request: Request;
  readonly evidence: Evidence;
  /** What came of the outside sources that somebody asked for. */
  readonly research: Research;
  readonly size: PlanSize;
  /** `yyyy-mm-dd`. */
  readonly today: string;
  readonly author: string;
  /** What is known of packages beyond the repository; nothing where it is not given. Asked before, for a section cannot wait. */
  readonly packages?: Pick<PackageBook, 'known' | 'closed'> | undefined;
  /** What another section, drafted before, holds. Undefined when it is missing from the plan. */
  readonly drafted: <P extends Parts, Name extends string>(section: Section<P, Name>) => ContentOf<P, Name> | undefined;
}

/** A section of the plan, as a declaration: everything else is derived from it. */
export interface Section<P extends Parts = Parts, Name extends string = never> {
  readonly id: SectionId;
  readonly heading: HeadingTemplate;
  readonly depth: 2 | 3;
  /** Heading that groups several sections, opened before the first of them. */
  readonly group?: HeadingTemplate;
  /** Sections to draft before this one. */
  readonly needs: readonly SectionId[];
  readonly parts: P;
  /** Names that fill holes in headings, with the template's own name for each. */
  readonly names: Readonly<Record<Name, string>>;
  /** The shape of the content; strings are normalised by it. */
  readonly content: z.ZodType<ContentOf<P, Name>>;
  /** What the repository and the request prove, with open points for what takes a decision. Never invents. */
  draft(input: DraftInput): ContentOf<P, Name>;
  /** Parts that code fills from the other sections, whoever drafts: nobody is asked for them. */
  readonly settled: readonly string[];
  /** Puts what code knows better into a draft: the settled parts, fields such as dates, and what of `before`, which it replaces, must not be lost. */
  settle(content: ContentOf<P, Name>, input: DraftInput, before: ContentOf<P, Name>): ContentOf<P, Name>;
  /** The code of the likely files must be read to draft this. */
  readonly readsCode: boolean;
  /** A valid content, as the documentation and the briefs show it. */
  readonly example: ContentOf<P, Name>;
}

/** What parsing a section's Markdown gives. */
export interface ParsedSection {
  readonly content: Content;
  /** Markdown that no part holds, with the anchor it stood under: kept as it is. */
  readonly extras: readonly { readonly part: string; readonly nodes: readonly RootContent[] }[];
  readonly remarks: readonly { readonly message: string; readonly line: number; readonly column: number }[];
}

interface SectionDeclaration<P extends Parts, Name extends string> {
  readonly id: SectionId;
  readonly heading: HeadingTemplate;
  readonly depth?: 2 | 3;
  readonly group?: HeadingTemplate;
  readonly needs: readonly SectionId[];
  readonly parts: P;
  readonly names?: Readonly<Record<Name, string>>;
  draft(input: DraftInput): ContentOf<P, NoInfer<Name>>;
  readonly settled?: readonly (keyof P & string)[];
  settle?(
    content: ContentOf<P, NoInfer<Name>>,
    input: DraftInput,
    before: ContentOf<P, NoInfer<Name>>,
  ): ContentOf<P, NoInfer<Name>>;
  readonly readsCode?: boolean;
  readonly example: ContentOf<P, NoInfer<Name>>;
}

/** Declares a section: types it by its parts, and derives the shape of its content from them. */
export function defineSection<const P extends Parts, Name extends string = never>(
  declaration: SectionDeclaration<P, Name>,
): Section<P, Name> {
  const { names, parts, depth = 2 } = declaration;
  const filled = names ?? ({} as Record<Name, string>); // Without names, Name is never and the record is empty.
  return {
    settled: [],
    settle: (content) => content,
    readsCode: false,
    ...declaration,
    depth,
    names: filled,
    content: contentSchema<P, Name>(parts, filled),
  };
}

/** Keys of the parts that open a heading or a label, with the first part: where notes may stand. */
export function anchorsOf(parts: Parts): readonly string[] {
  let before: Part<unknown> | undefined;
  return Object.entries(parts)
    .filter(([, part]) => {
      const opens = before === undefined || part.label !== undefined || !sameHeadings(part.under, before.under);
      before = part;
      return opens;
    })
    .map(([key]) => key);
}

/** True if two parts stand under the same heading. */
export function sameHeadings(one: Part<unknown>['under'] = [], other: Part<unknown>['under'] = []): boolean {
  return one.length === other.length && one.every((heading, index) => heading === other[index]);
}

function contentSchema<P extends Parts, Name extends string>(parts: P, names: Readonly<Record<Name, string>>) {
  const anchor = z.enum(anchorsOf(parts)).describe('The part that the note stands with');
  const values = Object.entries(parts).map(([key, part]) => [key, part.block.schema.describe(part.guide)] as const);
  const fillers = Object.entries<string>(names).map(
    ([key, usual]) => [key, textString().describe(`Name in the heading, usually ${usual}`)] as const,
  );
  const schema = z.strictObject({
    ...Object.fromEntries(fillers),
    ...Object.fromEntries(values),
    open: z.array(z.object({ part: anchor, question: mdString() })).describe('Questions that a person must answer'),
    notApplicable: z
      .array(z.object({ part: anchor, reason: mdString() }))
      .describe('Parts that have nothing to say, with the reason'),
  });
  return schema as unknown as z.ZodType<ContentOf<P, Name>>; // Built from a record of parts; TypeScript cannot follow the keys.
}
