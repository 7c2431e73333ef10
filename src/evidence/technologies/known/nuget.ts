import type { KnownPackage } from '../known-package.ts';
import { known } from '../known-package.ts';

/** Packages of NuGet with a role of their own. */
export const nugetPackages: readonly KnownPackage[] = [
  ...known('nuget', 'framework', {
    'Microsoft.AspNetCore*': 'ASP.NET Core',
    'Microsoft.Maui*': '.NET MAUI',
    'Avalonia*': 'Avalonia',
    'Microsoft.Extensions.Hosting': '.NET Generic Host',
    MediatR: 'MediatR',
    'Grpc.AspNetCore': 'gRPC for .NET',
    'Orleans*': 'Orleans',
  }),
  ...known('nuget', 'database', {
    'Microsoft.EntityFrameworkCore*': 'EF Core',
    Dapper: 'Dapper',
    Npgsql: 'Npgsql',
    'StackExchange.Redis': 'StackExchange.Redis',
    'MongoDB.Driver': 'MongoDB driver',
  }),
  ...known('nuget', 'test runner', {
    'xunit*': 'xUnit',
    'NUnit*': 'NUnit',
    'MSTest*': 'MSTest',
    TUnit: 'TUnit',
    BenchmarkDotNet: 'BenchmarkDotNet',
  }),
  ...known('nuget', 'linter', { 'StyleCop.Analyzers': 'StyleCop', 'SonarAnalyzer.CSharp': 'SonarAnalyzer' }),
  ...known('nuget', 'library', {
    'Newtonsoft.Json': 'Json.NET',
    'System.Text.Json': 'System.Text.Json',
    FluentValidation: 'FluentValidation',
    AutoMapper: 'AutoMapper',
    'Serilog*': 'Serilog',
    NLog: 'NLog',
    Polly: 'Polly',
    Moq: 'Moq',
    NSubstitute: 'NSubstitute',
    Shouldly: 'Shouldly',
    FluentAssertions: 'FluentAssertions',
    'Swashbuckle.AspNetCore': 'Swashbuckle',
  }),
];
