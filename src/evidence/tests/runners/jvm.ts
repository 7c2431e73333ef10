import { baseOf, pathFrom } from '../../../repository/paths.ts';
import { stemOf } from '../names.ts';
import type { RunnerFacts } from './runner.ts';
import { nearestFolderWith } from './runner.ts';

/** The command for a test of the JVM: Maven or Gradle, whichever has a build file nearer, through the wrapper if there is one. */
export function jvmCommand(path: string, { repository }: RunnerFacts): string | null {
  const maven = nearestFolderWith(repository, path, /^pom\.xml$/);
  const gradle = nearestFolderWith(repository, path, /^build\.gradle(?:\.kts)?$/);
  if (maven === null && gradle === null) return null;
  const useMaven = maven !== null && (gradle === null || maven.length >= gradle.length);
  return useMaven ? mavenCommand(path, maven, repository) : gradleCommand(path, gradle ?? '', repository);
}

function mavenCommand(path: string, folder: string, repository: RunnerFacts['repository']): string {
  const run = repository.file('mvnw') === undefined ? 'mvn' : './mvnw';
  const root = repository.file('pom.xml') !== undefined;
  const module = folder === '' ? '' : root ? ` -pl ${folder}` : ` -f ${folder}/pom.xml`;
  return `${run}${module} test -Dtest=${stemOf(path)}`;
}

function gradleCommand(path: string, folder: string, repository: RunnerFacts['repository']): string {
  const run = repository.file('gradlew') === undefined ? 'gradle' : './gradlew';
  const module = folder === '' ? '' : `:${folder.replaceAll('/', ':')}:`;
  const [, sourceSet = 'test', name] = /^src\/(\w+)\/\w+\/(.+)\.\w+$/.exec(pathFrom(folder, path)) ?? [];
  const test = name?.replaceAll('/', '.') ?? baseOf(path).replace(/\.\w+$/, '');
  return `${run} ${module}${sourceSet} --tests ${test}`;
}
