import type { Content, DraftInput, Section } from '../sections/section.ts';

/** Whatever can fill a section: the evidence alone, a model, an assistant. */
export interface Drafter {
  readonly name: 'evidence' | 'model' | 'assistant';
  draft(section: Section, input: DraftInput, signal: AbortSignal): Promise<Content>;
}
