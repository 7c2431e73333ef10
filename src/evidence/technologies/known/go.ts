import type { KnownPackage } from '../known-package.ts';
import { known } from '../known-package.ts';

/** Go modules with a role of their own. */
export const goPackages: readonly KnownPackage[] = [
  ...known('go', 'framework', {
    'github.com/gin-gonic/gin': 'Gin',
    'github.com/labstack/echo*': 'Echo',
    'github.com/gofiber/fiber*': 'Fiber',
    'github.com/go-chi/chi*': 'chi',
    'github.com/gorilla/mux': 'gorilla/mux',
    'google.golang.org/grpc': 'gRPC-Go',
    'connectrpc.com/connect': 'Connect',
    'github.com/spf13/cobra': 'Cobra',
    'github.com/urfave/cli*': 'urfave/cli',
    'github.com/99designs/gqlgen': 'gqlgen',
    'sigs.k8s.io/controller-runtime': 'controller-runtime',
    'k8s.io/client-go': 'client-go',
    'go.uber.org/fx': 'Fx',
    'github.com/charmbracelet/bubbletea*': 'Bubble Tea',
  }),
  ...known('go', 'database', {
    'gorm.io/gorm': 'GORM',
    'entgo.io/ent': 'ent',
    'github.com/jmoiron/sqlx': 'sqlx',
    'github.com/jackc/pgx*': 'pgx',
    'github.com/lib/pq': 'pq',
    'github.com/go-sql-driver/mysql': 'Go-MySQL-Driver',
    'github.com/redis/go-redis*': 'go-redis',
    'go.mongodb.org/mongo-driver*': 'MongoDB driver',
    'github.com/uptrace/bun': 'Bun ORM',
  }),
  ...known('go', 'test runner', { 'github.com/onsi/ginkgo*': 'Ginkgo' }),
  ...known('go', 'library', {
    'github.com/stretchr/testify': 'Testify',
    'github.com/onsi/gomega': 'Gomega',
    'go.uber.org/zap': 'zap',
    'github.com/rs/zerolog': 'zerolog',
    'github.com/sirupsen/logrus': 'Logrus',
    'github.com/spf13/viper': 'Viper',
    'github.com/go-playground/validator*': 'validator',
    'google.golang.org/protobuf': 'Protobuf for Go',
    'go.opentelemetry.io/otel': 'OpenTelemetry',
    'github.com/prometheus/client_golang': 'Prometheus client',
    'github.com/google/uuid': 'google/uuid',
    'github.com/bytedance/sonic': 'sonic',
  }),
];
