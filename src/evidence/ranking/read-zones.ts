/** What a line of a request is; words count more in some zones than in others. */
export type ZoneKind = 'title' | 'prose' | 'code' | 'traceback' | 'error' | 'boilerplate';

/** A line of the request with its zone. */
export interface ZoneLine {
  readonly kind: ZoneKind;
  readonly text: string;
}

/**
 * Tells title, prose, code, tracebacks, error lines and boilerplate of a request apart, line by line.
 * `isTemplateLine` knows the lines of the repository's own issue templates, which say nothing about this request.
 */
export function readZones(text: string, isTemplateLine: (line: string) => boolean): readonly ZoneLine[] {
  const zones: ZoneLine[] = [];
  let fence: string | null = null;
  let inTraceback = false;
  let inComment = false;
  let inEnvironment = false;
  for (const whole of text.split('\n', MOST_LINES)) {
    const line = whole.slice(0, LONGEST_LINE);
    const trimmed = line.trim();
    const mark = /^(?:```+|~~~+)/.exec(trimmed)?.[0];
    if (mark !== undefined && (fence === null || trimmed.startsWith(fence))) {
      fence = fence === null ? mark : null;
      inTraceback = false;
      continue;
    }
    if (fence === null && HEADING.test(trimmed)) inEnvironment = ENVIRONMENT.test(trimmed);
    if (fence === null && trimmed.includes('<!--')) inComment = true;
    if (TRACEBACK_START.test(trimmed)) inTraceback = true;
    else if (inTraceback && trimmed !== '' && !/^\s/.test(line) && !FRAME.test(line)) inTraceback = ERROR.test(trimmed);
    const kind = kindOf(line, trimmed, {
      fenced: fence !== null,
      inTraceback,
      inComment,
      inEnvironment,
      first: zones.length === 0,
    });
    if (trimmed !== '')
      zones.push({ kind: kind !== 'title' && isTemplateLine(trimmed) ? 'boilerplate' : kind, text: line });
    if (inComment && trimmed.includes('-->')) inComment = false;
    if (kind === 'error') inTraceback = false;
  }
  return zones;
}

/** Beyond these a request is a log; nothing there tells what to change, and patterns over it would cost time. */
const MOST_LINES = 3000;
const LONGEST_LINE = 1000;

interface LineState {
  readonly fenced: boolean;
  readonly inTraceback: boolean;
  readonly inComment: boolean;
  readonly inEnvironment: boolean;
  readonly first: boolean;
}

function kindOf(line: string, trimmed: string, state: LineState): ZoneKind {
  if (state.first && !state.fenced) return 'title';
  if (state.inComment || state.inEnvironment || BOILERPLATE.test(trimmed)) return 'boilerplate';
  if (ERROR.test(trimmed)) return 'error';
  if (state.inTraceback || FRAME.test(line)) return 'traceback';
  if (state.fenced || PROMPT.test(trimmed) || INDENTED_CODE.test(line)) return 'code';
  return 'prose';
}

const HEADING = /^(?:#{1,6}\s|\*\*[^*]+\*\*:?$)/;
const ENVIRONMENT =
  /\b(?:environment|versions?|system info|platform|installed|dependencies|operating system|setup|checklist|pip freeze|debug log)\b/i;
const TRACEBACK_START =
  /^(?:.*\bTraceback \(most recent call last\)|Exception in thread|goroutine \d+ \[|thread '.*' panicked at)/;
const FRAME =
  /^\s*(?:File "[^"]+", line \d+|at [\w.$<>/[\] ]+\(.*\)\s*$|at (?:async )?\S+:\d+:\d+|from \S+:\d+:in |\S+\.(?:go|rs|rb|php|c|cpp):\d+(?::\d+)?[:\s])/;
const ERROR =
  /^(?:[\w.]*(?:Error|Exception|Warning|Failure|Panic)\b(?:\s*[:(]|$)|E\s{2,}\w|(?:fatal|panic|error)(?:\[\w+\])?:\s)/;
const PROMPT = /^(?:>>>|\.\.\. |In \[\d*\]:|Out\[\d*\]:|\$ |irb)/;
const INDENTED_CODE = /^(?: {4,}|\t)\S.*[()[\]{}=;:]/;
const BOILERPLATE =
  /^(?:[-*] \[[ xX]\]\s|_?no response_?$|(?:#{1,6}\s*|\*\*)?(?:describe the (?:bug|issue|feature)|steps(?:\/code)? to reproduce|to reproduce|expected (?:behaviou?r|results?|outcome|output)|actual (?:behaviou?r|results?|outcome|output)|additional (?:context|information)|code for reproduction|bug (?:report|summary)|what happened|what did you expect|minimal (?:complete )?example|anything else we need to know|is your feature request related to a problem.*|version(?:s| info(?:rmation)?)?|checklist|screenshots?|description|summary|environment|logs?|reproduc(?:tion|er|ible example))\??:?(?:\*\*)?:?$|(?:python|django|numpy|pandas|matplotlib|scipy|os|platform|version)(?: version)?\s*[:=]\s*\S+$|(?:co-authored|signed-off)-by:|(?:closes|fixes|refs?|resolves):? #?\d+\.?$)/i;
