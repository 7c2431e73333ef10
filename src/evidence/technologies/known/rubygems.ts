import type { KnownPackage } from '../known-package.ts';
import { known } from '../known-package.ts';

/** Gems with a role of their own. */
export const rubygemsPackages: readonly KnownPackage[] = [
  ...known('rubygems', 'framework', {
    rails: 'Ruby on Rails',
    sinatra: 'Sinatra',
    hanami: 'Hanami',
    grape: 'Grape',
    roda: 'Roda',
    rack: 'Rack',
    sidekiq: 'Sidekiq',
    puma: 'Puma',
  }),
  ...known('rubygems', 'database', {
    activerecord: 'Active Record',
    sequel: 'Sequel',
    pg: 'pg',
    mysql2: 'mysql2',
    sqlite3: 'sqlite3',
    redis: 'redis-rb',
    mongoid: 'Mongoid',
  }),
  ...known('rubygems', 'test runner', {
    rspec: 'RSpec',
    'rspec-rails': 'RSpec',
    minitest: 'Minitest',
    'test-unit': 'test-unit',
    cucumber: 'Cucumber',
    capybara: 'Capybara',
  }),
  ...known('rubygems', 'linter', { rubocop: 'RuboCop', standard: 'Standard Ruby', brakeman: 'Brakeman' }),
  ...known('rubygems', 'type checker', { sorbet: 'Sorbet', steep: 'Steep' }),
  ...known('rubygems', 'build tool', { rake: 'Rake', 'rake-compiler': 'rake-compiler', yard: 'YARD' }),
  ...known('rubygems', 'library', {
    'dry-struct': 'dry-struct',
    'dry-validation': 'dry-validation',
    activemodel: 'Active Model',
    faraday: 'Faraday',
    devise: 'Devise',
    nokogiri: 'Nokogiri',
    nio4r: 'nio4r',
  }),
];
