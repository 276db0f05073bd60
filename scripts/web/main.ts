// What `npm start` runs: one web server, or what keeps several (`docs/decisions/0044`).

import cluster from 'node:cluster'

const webs = Number(process.env.SANGGAR_WEBS ?? 1)
if (cluster.isPrimary && webs > 1) (await import('./many')).keepWebs(webs)
else await import('./server')
