import { cargoPackages } from './known/cargo.ts';
import { composerPackages } from './known/composer.ts';
import { goPackages } from './known/go.ts';
import { mavenPackages } from './known/maven.ts';
import { npmPackages } from './known/npm.ts';
import { nugetPackages } from './known/nuget.ts';
import { pypiPackages } from './known/pypi.ts';
import { rubygemsPackages } from './known/rubygems.ts';
import type { KnownPackage } from './known-package.ts';

/** Packages with a role of their own in how a repository is built. Where several are one technology, they share its name. */
export const knownPackages: readonly KnownPackage[] = [
  ...npmPackages,
  ...pypiPackages,
  ...goPackages,
  ...cargoPackages,
  ...mavenPackages,
  ...composerPackages,
  ...rubygemsPackages,
  ...nugetPackages,
];
