import { z } from 'zod';
import { expandBraces } from '../markdown/blocks/codes.ts';
import type { Claim } from './claim.ts';
import { callsScript, citedBeside, citedQuotes } from './cited-words.ts';
import { classifyCode } from './classify-code.ts';
import { commandsOfScript, readTypedCommand } from './command-lines.ts';
import { inlineCodes, isInlineMarkdown } from './inline-codes.ts';
import { isDenied } from './is-denied.ts';
import { claimRegistry, type ClaimMeta, type Intent } from './registry.ts';
import { walkFields, type StringField } from './walk-fields.ts';

/** What the walker needs of a section. */
export interface ClaimedSection {
  readonly id: string;
  /** The shape of its content, with its claims registered. */
  readonly content: z.core.$ZodType;
}

/**
 * Everything that a section's content says of the world: hard claims from the fields that are registered as such, soft
 * ones from inline code in the other inline Markdown. In the order of the content; the same words twice are two claims.
 */
export function collectClaims({ id, content }: ClaimedSection, value: unknown): readonly Claim[] {
  return walkFields(content, value).flatMap((field) => {
    const meta = metaOf(field.schema);
    if (meta?.kind === 'command') return commandClaims(field, meta, id);
    return meta === undefined ? softClaims(field, id) : hardClaims(field, meta, id);
  });
}

function metaOf(schema: z.core.$ZodType): ClaimMeta | undefined {
  return schema instanceof z.ZodType ? claimRegistry.get(schema) : undefined;
}

function hardClaims(field: StringField, meta: ClaimMeta, section: string): Claim[] {
  const { siblings } = field;
  return valuesOf(field.value, meta).map(({ value, words }) => ({
    kind: meta.kind,
    intent: intentOf(meta, siblings),
    value,
    words,
    section,
    field: field.path,
    hard: true,
    within: siblingText(siblings, meta.within),
    version: siblingText(siblings, meta.versionIn),
  }));
}

/** Several paths in one place are several claims; what says "nothing" is none. */
function valuesOf(text: string, { kind }: ClaimMeta): { value: string; words: string }[] {
  const whole = text.trim();
  if (nothing.test(whole)) return [];
  const listed = kind === 'path' || kind === 'component' || kind === 'citation';
  if (!listed) return [{ value: whole, words: whole }];
  const pieces = whole.split(/,\s+|\s+(?:and|&)\s+/u);
  // A name may hold a comma or an "and" itself: the whole is kept beside its pieces.
  return pieces.flatMap((piece) =>
    expandBraces(piece).map((value) => ({ value, words: pieces.length > 1 ? whole : piece })),
  );
}

/** A word for "nothing", or a hole of the template that was left. */
const nothing = /^(?:|\[[^\]]*\]|[-–—]+|n\/?a|none\b.*|nothing|not applicable\b.*|tbd|\.\.\.|…)$/iu;

const intentOfChange: Readonly<Record<string, Intent>> = {
  new: 'create',
  modified: 'modify',
  deleted: 'delete',
  context: 'exists',
};

function intentOf({ intent, intentIn }: ClaimMeta, siblings: StringField['siblings']): Intent {
  const change = siblingText(siblings, intentIn)?.toLowerCase();
  return (change === undefined ? undefined : intentOfChange[change]) ?? intent;
}

function siblingText(siblings: StringField['siblings'], key: string | undefined): string | null {
  const value = key === undefined ? undefined : siblings[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function commandClaims(field: StringField, meta: ClaimMeta, section: string): Claim[] {
  if (!isInlineMarkdown(field.schema)) {
    return commandsOfScript(field.value).map((command) =>
      plainClaim('command', command, { field, section, hard: true }),
    );
  }
  return inlineCodes(field.value).flatMap((code) => {
    const typed = readTypedCommand(code);
    if (typed === null) return softClaim(code, field, section);
    return typed.commands.map((command) => plainClaim(meta.kind, command, { field, section, hard: typed.sure }));
  });
}

function softClaims(field: StringField, section: string): Claim[] {
  if (!isInlineMarkdown(field.schema)) return [];
  const codes = inlineCodes(field.value)
    .filter((code) => !isDenied(field.value, code))
    .flatMap((code) => softClaim(code, field, section));
  const quotes = citedQuotes(field.value).map(({ words, within }) => ({
    ...plainClaim('quote', words, { field, section, hard: false }),
    within,
  }));
  return [...codes, ...quotes];
}

function softClaim(code: string, field: StringField, section: string): Claim[] {
  const form = classifyCode(code);
  if (form === null) return callsScript(code) ? [plainClaim('command', code, { field, section, hard: false })] : [];
  const intent = form.kind === 'citation' ? 'exists' : 'any';
  return form.values.map((value) => ({
    ...plainClaim(form.kind, value, { field, section, hard: false }),
    intent,
    words: code,
    within: form.kind === 'symbol' ? citedBeside(field.value, code) : null,
  }));
}

function plainClaim(
  kind: Claim['kind'],
  value: string,
  { field, section, hard }: { readonly field: StringField; readonly section: string; readonly hard: boolean },
): Claim {
  return { kind, intent: 'exists', value, words: value, section, field: field.path, hard, within: null, version: null };
}
