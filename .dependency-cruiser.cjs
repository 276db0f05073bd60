const domains = [
  'objectives',
  'library',
  'people',
  'groups',
  'programme',
  'problems',
  'activities',
  'calendar',
  'polls',
  'sharing',
  'coverage',
  'documents',
  'certificates',
  'competence',
  'redaction',
]

/** Imports point down: app, components, domains, platform, core. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'lib-knows-no-page',
      severity: 'error',
      from: { path: '^lib' },
      to: { path: '^(app|components)' },
    },
    {
      name: 'kit-knows-no-domain',
      severity: 'error',
      from: { path: '^components/ui' },
      to: { path: '^(app|lib/(?!forms/(state|posted)|i18n/words))' },
    },
    {
      name: 'components-know-no-route',
      severity: 'error',
      from: { path: '^components' },
      to: { path: '^app' },
    },
    {
      name: 'core-knows-no-domain',
      severity: 'error',
      from: { path: '^lib/(core|access|audit|auth|forms|i18n|files|export|notices)' },
      to: { path: `^lib/(${domains.join('|')})` },
    },
    {
      // What Next alone knows is not there where a page is made without it.
      name: 'pages-ask-for-cookies-by-core',
      severity: 'error',
      from: { path: '^(app|components|lib)', pathNot: '^lib/core/request' },
      to: { path: 'node_modules/next/headers' },
    },
    {
      name: 'next-auth-in-one-place',
      severity: 'error',
      from: { pathNot: '^lib/auth' },
      to: { path: 'node_modules/next-auth' },
    },
    {
      name: 'library-below-what-it-holds',
      severity: 'error',
      from: { path: '^lib/library' },
      to: {
        path: '^lib/(people|groups|programme|problems|activities|calendar|polls|sharing|coverage|documents|certificates)',
      },
    },
    {
      name: 'problems-below-activities',
      severity: 'error',
      from: { path: '^lib/problems' },
      to: { path: '^lib/(activities|calendar|polls|sharing|coverage|documents|certificates)' },
    },
    {
      name: 'competence-and-redaction-on-top',
      severity: 'error',
      from: { path: '^lib/(?!competence/|redaction/|privacy/)' },
      to: { path: '^lib/(competence|redaction)' },
    },
    {
      name: 'privacy-on-top',
      severity: 'error',
      from: { path: '^lib/(?!privacy/)' },
      to: { path: '^lib/privacy' },
    },
    {
      name: 'activities-below-calendar-and-polls',
      severity: 'error',
      from: { path: '^lib/activities' },
      to: { path: '^lib/(calendar|polls)' },
    },
    {
      name: 'calendar-below-polls',
      severity: 'error',
      from: { path: '^lib/calendar' },
      to: { path: '^lib/polls' },
    },
    {
      name: 'people-below-groups',
      severity: 'error',
      from: { path: '^lib/people' },
      to: { path: `^lib/(${domains.filter((one) => one !== 'people').join('|')})` },
    },
    {
      name: 'groups-at-the-bottom',
      severity: 'error',
      from: { path: '^lib/groups' },
      to: {
        path: '^lib/(programme|problems|activities|calendar|polls|sharing|coverage|documents|certificates)',
      },
    },
    {
      name: 'api-on-top',
      severity: 'error',
      from: { path: '^lib/(?!api/)' },
      to: { path: '^lib/api' },
    },
    {
      name: 'offline-on-top',
      severity: 'error',
      from: { path: '^lib/(?!offline/)' },
      to: { path: '^lib/offline' },
    },
    {
      name: 'documents-on-top',
      severity: 'error',
      from: { path: '^lib/(?!documents/|privacy/)' },
      to: { path: '^lib/documents' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'lib/core/generated' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
}
