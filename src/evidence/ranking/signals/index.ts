import { companion, similarCompanion } from './companions.ts';
import { linkedFile, linkedLine, mentionedFileName, mentionedPath } from './mentioned-path.ts';
import { namedDefinition } from './named-definition.ts';
import { bestChunk, bestDefinition, bestWindow, coveredDefinition } from './passages.ts';
import { churn, commitSubjects, commitVotes, recency, similarCommit } from './past-commits.ts';
import { definedWords, fileName, folderName, wholeFileName } from './path-words.ts';
import { auxiliary, longName } from './priors.ts';
import { sameFolder } from './same-folder.ts';
import { classMember, modulePath, packageMember } from './qualified-name.ts';
import { importedByBest, references, referencesAgain } from './references.ts';
import type { Signal } from './signal.ts';
import { frameShare, lastFrame } from './stack-frame.ts';
import { superseded } from './superseded.ts';
import { text } from './text.ts';
import { title } from './title.ts';
import { verbatimCode, verbatimLines } from './verbatim.ts';

/** Signals over every file. */
export const firstSignals: readonly Signal[] = [
  mentionedPath,
  linkedLine,
  linkedFile,
  mentionedFileName,
  classMember,
  namedDefinition,
  modulePath,
  packageMember,
  lastFrame,
  frameShare,
  text,
  title,
  fileName,
  wholeFileName,
  folderName,
  definedWords,
  references,
  similarCommit,
  commitVotes,
  commitSubjects,
  churn,
  recency,
  auxiliary,
  longName,
  superseded,
];

/** Signals that build on the ranking of the first, or read the best files again. */
export const secondSignals: readonly Signal[] = [
  referencesAgain,
  importedByBest,
  sameFolder,
  companion,
  similarCompanion,
  bestWindow,
  bestChunk,
  bestDefinition,
  coveredDefinition,
  verbatimLines,
  verbatimCode,
];
