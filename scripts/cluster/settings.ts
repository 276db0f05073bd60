/** Of the primary and, by the copy that it makes of it, of the replica. Nothing here gives durability up. */
export function postgresSettings(folder: string): string {
  return [
    "listen_addresses = '127.0.0.1'",
    `unix_socket_directories = '${folder}'`,
    'max_connections = 60',
    'shared_buffers = 128MB',
    'wal_level = replica',
    'hot_standby = on',
    // What the replica has not fetched yet is kept for it, but not without end.
    'max_slot_wal_keep_size = 1GB',
    '',
  ].join('\n')
}

type Pooler = { port: number; database: number; users: string }

/** PgBouncer by the transaction. It waits as long for a database that starts again as a person does. */
export function poolerSettings({ port, database, users }: Pooler): string {
  return [
    '[databases]',
    `sanggar = host=127.0.0.1 port=${database} dbname=sanggar`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = scram-sha-256',
    `auth_file = ${users}`,
    'pool_mode = transaction',
    'max_client_conn = 200',
    'default_pool_size = 15',
    'server_login_retry = 1',
    'server_connect_timeout = 3',
    'query_wait_timeout = 15',
    '',
  ].join('\n')
}

type Proxy = { port: number; webs: number[] }

/** HAProxy without any stickiness: each request goes to whichever instance is next. */
export function proxySettings({ port, webs }: Proxy): string {
  return [
    'global',
    '  maxconn 500',
    'defaults',
    '  mode http',
    '  timeout connect 2s',
    '  timeout client 60s',
    '  timeout server 60s',
    '  timeout queue 20s',
    '  timeout check 3s',
    '  option redispatch',
    '  option forwardfor',
    '  retries 3',
    // A request that never reached an instance may be sent to another; one that did is the sender’s to repeat.
    '  retry-on conn-failure',
    'frontend people',
    `  bind 127.0.0.1:${port}`,
    '  default_backend webs',
    'backend webs',
    '  balance roundrobin',
    '  option httpchk GET /api/health',
    '  default-server check inter 500ms fall 2 rise 1',
    ...webs.map((web, i) => `  server web${i + 1} 127.0.0.1:${web}`),
    '',
  ].join('\n')
}
