import { cargoToml } from './cargo-toml.ts';
import { composerJson } from './composer-json.ts';
import { denoJson } from './deno-json.ts';
import { dotnetProject } from './dotnet-project.ts';
import { gemfile } from './gemfile.ts';
import { gemspec } from './gemspec.ts';
import { goMod } from './go-mod.ts';
import { goWork } from './go-work.ts';
import { gradleBuild } from './gradle-build.ts';
import { gradleSettings } from './gradle-settings.ts';
import type { ManifestFormat } from './manifest.ts';
import { mavenPom } from './maven-pom.ts';
import { npmPackage } from './npm-package.ts';
import { pipfile } from './pipfile.ts';
import { pyproject } from './pyproject.ts';
import { requirements } from './requirements.ts';
import { setupCfg } from './setup-cfg.ts';
import { setupPy } from './setup-py.ts';

/** Every manifest format that is read, by ecosystem. */
export const manifestFormats: readonly ManifestFormat[] = [
  npmPackage,
  denoJson,
  pyproject,
  setupCfg,
  setupPy,
  requirements,
  pipfile,
  goMod,
  goWork,
  cargoToml,
  mavenPom,
  gradleBuild,
  gradleSettings,
  composerJson,
  gemfile,
  gemspec,
  dotnetProject,
];
