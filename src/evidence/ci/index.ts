import { azurePipelines } from './azure-pipelines.ts';
import type { CiFormat } from './ci-format.ts';
import { circleCi } from './circle-ci.ts';
import { githubActions } from './github-actions.ts';
import { gitlabCi } from './gitlab-ci.ts';
import { travisCi } from './travis-ci.ts';

/** Every CI system whose files are read. */
export const ciFormats: readonly CiFormat[] = [githubActions, gitlabCi, circleCi, azurePipelines, travisCi];
