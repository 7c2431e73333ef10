import { cargoToml } from './cargo-toml.ts';
import { goMod } from './go-mod.ts';
import { goWork } from './go-work.ts';
import type { ManifestFormat } from './manifest.ts';
import { mavenPom } from './maven-pom.ts';
import { npmPackage } from './npm-package.ts';
import { pyproject } from './pyproject.ts';
import { requirements } from './requirements.ts';

/** Every manifest format that is read, by ecosystem. */
export const manifestFormats: readonly ManifestFormat[] = [
  npmPackage,
  pyproject,
  requirements,
  goMod,
  goWork,
  cargoToml,
  mavenPom,
];
