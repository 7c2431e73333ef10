import { expect, test } from 'vitest';
import { describeDependencies, describeWorkspaces } from './describe-dependencies.ts';

test('reads composer.json and composer.lock', async () => {
  const files = {
    'composer.json':
      '{\n    "name": "acme/shop",\n    "require": {\n        "php": "^8.2",\n        "ext-json": "*",\n        "monolog/monolog": "^3.0"\n    },\n    "require-dev": {\n        "phpunit/phpunit": "^11"\n    }\n}\n',
    'composer.lock': `{
    "packages": [
        {
            "name": "monolog/monolog",
            "version": "3.7.0",
            "source": {
                "version": "none"
            },
            "require": {
                "psr/log": "^3"
            }
        }
    ],
    "packages-dev": [
        {
            "name": "phpunit/phpunit",
            "version": "v11.4.3"
        }
    ]
}
`,
  };
  expect(await describeDependencies(files)).toEqual([
    'monolog/monolog ^3.0 → 3.7.0 runtime, composer.json:6, composer.lock:5',
    'phpunit/phpunit ^11 → 11.4.3 development, composer.json:9, composer.lock:17',
  ]);
});

test('reads a Gemfile with groups, and its lockfile', async () => {
  const gemfile = `source "https://example.org"
gem "rails", "~> 7.2", ">= 7.2.1"
gem 'pg', require: false # "no"
# gem "gone"

group :development, :test do
  gem "rspec-rails"
  if ENV["X"]
    gem "debug", group: :production
  end
end

group :assets do
  gem "sass"
end
gem "rubocop", group: [:development]
`;
  const lock =
    'GEM\n  remote: https://example.org/\n  specs:\n    pg (1.5.9-x86_64-linux)\n    rails (7.2.2)\n      pg (>= 1)\n\nBUNDLED WITH\n   2.5.0\n';
  expect(await describeDependencies({ Gemfile: gemfile, 'Gemfile.lock': lock })).toEqual([
    'debug - → - runtime, Gemfile:9',
    'pg - → 1.5.9 runtime, Gemfile:3, Gemfile.lock:4',
    'rails ~> 7.2, >= 7.2.1 → 7.2.2 runtime, Gemfile:2, Gemfile.lock:5',
    'rspec-rails - → - development, Gemfile:7',
    'rubocop - → - development, Gemfile:16',
    'sass - → - runtime, Gemfile:14',
  ]);
});

test('reads a gemspec, and takes the Gemfile beside it for development', async () => {
  const files = {
    'tool.gemspec':
      'Gem::Specification.new do |s|\n  s.name = "tool"\n  s.version = Tool::VERSION\n  s.add_dependency "nio4r", "~> 2.0"\n  s.add_development_dependency(\'rake\', [\'>= 13\'])\nend\n',
    Gemfile: 'gemspec\ngem "minitest"\n',
  };
  expect(await describeDependencies(files)).toEqual([
    'minitest - → - development, Gemfile:2',
    'nio4r ~> 2.0 → - runtime, tool.gemspec:4',
    'rake >= 13 → - development, tool.gemspec:5',
  ]);
  expect(await describeWorkspaces(files)).toEqual(['tool - tool.gemspec']);
});

test('takes central versions of .NET projects, and knows test projects', async () => {
  const files = {
    'Directory.Packages.props':
      '<Project>\n  <ItemGroup>\n    <PackageVersion Include="Serilog" Version="4.1.0" />\n    <PackageVersion Include="xunit" Version="2.9.2" />\n  </ItemGroup>\n</Project>\n',
    'src/Shop/Shop.csproj':
      '<Project Sdk="Microsoft.NET.Sdk">\n  <PropertyGroup>\n    <Version>1.5.0</Version>\n  </PropertyGroup>\n  <ItemGroup>\n    <PackageReference Include="Serilog" />\n    <PackageReference Include="StyleCop.Analyzers" Version="1.1.118">\n      <PrivateAssets>all</PrivateAssets>\n    </PackageReference>\n    <PackageReference Include="Dapper" Version="[2.0,3.0)" />\n  </ItemGroup>\n</Project>\n',
    'test/Shop.Tests/Shop.Tests.csproj':
      '<Project>\n  <ItemGroup>\n    <PackageReference Include="Microsoft.NET.Test.Sdk" Version="17.11.1" />\n    <PackageReference Include="xunit" />\n  </ItemGroup>\n</Project>\n',
    'src/Shop/packages.lock.json':
      '{\n  "version": 1,\n  "dependencies": {\n    "net8.0": {\n      "Serilog": {\n        "type": "Direct",\n        "resolved": "4.1.2"\n      }\n    }\n  }\n}\n',
  };
  expect(await describeDependencies(files)).toEqual([
    'Dapper [2.0,3.0) → - runtime, src/Shop/Shop.csproj:10',
    'Serilog 4.1.0 → 4.1.2 runtime, src/Shop/Shop.csproj:6, src/Shop/packages.lock.json:7',
    'StyleCop.Analyzers 1.1.118 → 1.1.118 development, src/Shop/Shop.csproj:7, src/Shop/Shop.csproj:7',
    'Microsoft.NET.Test.Sdk 17.11.1 → 17.11.1 development, test/Shop.Tests/Shop.Tests.csproj:3, test/Shop.Tests/Shop.Tests.csproj:3',
    'xunit 2.9.2 → 2.9.2 development, test/Shop.Tests/Shop.Tests.csproj:4, Directory.Packages.props:4',
  ]);
  expect(await describeWorkspaces(files)).toEqual([
    'Shop 1.5.0 src/Shop/Shop.csproj',
    'Shop.Tests - test/Shop.Tests/Shop.Tests.csproj',
  ]);
});
