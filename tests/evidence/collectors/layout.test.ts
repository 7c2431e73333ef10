import { expect, test } from 'vitest';
import { collectLayout } from '../../../src/evidence/collectors/layout.ts';
import { collect } from '../../support/collect.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';
import type { Files } from '../../support/temporary-repository.ts';

async function layoutOf(files: Files) {
  const { root } = createTemporaryRepository(files);
  return { root, ...(await collect(root, collectLayout, 'Anything')) };
}

async function routesOf(files: Files): Promise<readonly string[]> {
  const { routes } = await layoutOf(files);
  return routes.map(({ method, path, at }) => `${method || '*'} ${path} ${at.path}:${at.startLine}`).toSorted();
}

test('says what folders are for in the words of their own files', async () => {
  const { folders } = await layoutOf({
    'src/api/README.md': '# API\n\n[![badge](x)](y)\n\nServes the public interface. More.\n',
    'src/api/a.ts': '',
    'src/store/__init__.py': '"""Keeps the carts.\n\nAnd more."""\n',
    'src/store/b.py': '',
    'pkg/doc.go': '// Package pkg ships\n// parcels. It is old.\npackage pkg\n',
    'pkg/c.go': 'package pkg\n',
    'tests/a.test.ts': '',
  });
  expect(folders.map(({ path, files, purpose, purposeAt }) => [path, files, purpose, purposeAt?.startLine])).toEqual([
    ['pkg', 2, 'Package pkg ships parcels.', 1],
    ['src', 4, null, undefined],
    ['tests', 1, null, undefined],
    ['src/api', 2, 'Serves the public interface.', 5],
    ['src/store', 2, 'Keeps the carts.', 1],
  ]);
});

test('describes the repository by the sentence that defines it', async () => {
  const { description, descriptionAt } = await layoutOf({
    'README.md': '# Cart\n\nWe moved to a new home!\n\nCart is a library that keeps\ncarts. Use it.\n',
  });
  expect(description).toBe('Cart is a library that keeps carts.');
  expect(descriptionAt).toEqual({ path: 'README.md', startLine: 5, endLine: 6 });
});

test('finds the entry points that manifests declare, on their lines', async () => {
  const { entryPoints } = await layoutOf({
    'package.json': `{
  "name": "cart",
  "bin": { "cart": "./cli.js" },
  "exports": {
    ".": "./index.js",
    "./store": "./store.js",
    "./package.json": "./package.json"
  }
}`,
    'pyproject.toml': '[project]\nname = "cart"\n\n[project.scripts]\ncartd = "cart.server:main"\n',
    'setup.cfg': '[options.entry_points]\nconsole_scripts =\n    cart-admin = cart.admin:main\nother =\n    x = y\n',
    Dockerfile: 'FROM node\nCMD ["node", "server.js"]\n',
    'cmd/worker/main.go': 'package main\n\nfunc main() {}\n',
    'go.mod': 'module example.org/cart\n\ngo 1.22\n',
  });
  expect(entryPoints.map(({ kind, name, at }) => `${kind} ${name} ${at.path}:${at.startLine}`).toSorted()).toEqual([
    'executable cart package.json:3',
    'executable cart-admin (cart.admin:main) setup.cfg:3',
    'executable cartd (cart.server:main) pyproject.toml:5',
    'executable worker cmd/worker/main.go:3',
    'export cart package.json:5',
    'export cart/store package.json:6',
    'server node server.js Dockerfile:2',
  ]);
});

test('finds the routes of Express and Hono, and no calls of a client', async () => {
  expect(
    await routesOf({
      'src/app.ts': `import { Hono } from 'hono'
const app = new Hono()
// app.get('/commented', x)
/**
 * app.get('/documented', x)
 */
app.get('/carts/:id', show)
  .post('/carts', create)
cache.get('/not-a-route', 1)
`,
      'src/client.ts': "import axios from 'axios'\napi.get('/carts', {})\n",
      'src/app.test.ts': "import { Hono } from 'hono'\napp.get('/test', x)\n",
    }),
  ).toEqual(['GET /carts/:id src/app.ts:7', 'POST /carts src/app.ts:8']);
});

test('finds the routes of Flask, FastAPI and Django, and none in docstrings', async () => {
  expect(
    await routesOf({
      'web/views.py': `from flask import Blueprint
bp = Blueprint("web", __name__)

@bp.route("/carts", methods=["GET", "POST"])
def carts():
    """Example::

        @app.route("/example")
    """

@bp.get("/health")
def health(): ...
`,
      'shop/urls.py':
        "from django.urls import path, include\nurlpatterns = [\n    path('orders/<int:pk>/', views.order),\n    path('api/', include('api.urls')),\n]\n",
    }),
  ).toEqual([
    '* /orders/<int:pk>/ shop/urls.py:3',
    'GET /carts web/views.py:4',
    'GET /health web/views.py:11',
    'POST /carts web/views.py:4',
  ]);
});

test('finds the routes of Go, Rust, Spring, ASP.NET, Laravel and Rails', async () => {
  expect(
    await routesOf({
      'a.go':
        'package main\nimport "net/http"\nfunc f() {\n\tmux.HandleFunc("GET /carts", list)\n\thttp.Get("https://example.org/x")\n}\n',
      'b.rs':
        'use axum::Router;\nfn app() { Router::new().route("/carts", post(create)); }\n#[cfg(test)]\nmod tests {\n  #[test]\n  fn t() { Router::new().route("/test", get(x)); }\n}\n',
      'C.java':
        '@RequestMapping("/carts")\nclass C {\n  @GetMapping("/{id}")\n  X show() {}\n  @PostMapping\n  X add() {}\n}\n',
      'D.cs': 'app.MapDelete("/carts/{id}", x);\n',
      'routes/web.php': "<?php\nRoute::middleware('auth')->put('carts/{id}', x);\n",
      'config/routes.rb':
        'Rails.application.routes.draw do\n  namespace :admin do\n    resources :carts\n  end\n  get "/health" => "x#y"\nend\n',
    }),
  ).toEqual(
    [
      '* /admin/carts config/routes.rb:3',
      'GET /health config/routes.rb:5',
      'DELETE /carts/{id} D.cs:1',
      'GET /carts a.go:4',
      'GET /carts/{id} C.java:3',
      'POST /carts C.java:5',
      'POST /carts b.rs:2',
      'PUT /carts/{id} routes/web.php:2',
    ].toSorted(),
  );
});
